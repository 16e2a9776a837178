import * as z from 'zod'
import { classificationSchema, mayRead, type Classification } from '@wadah/contracts/classification'
import { dataPathSchema } from '@wadah/contracts/feed-meta'
import { feedIdSchema } from '@wadah/contracts/ids'
import { changeClassification } from '@wadah/db/classification-changes'
import { findFeed } from '@wadah/db/feeds'
import { countClosedHistory, type ClosedHistory } from '@wadah/db/history-classes'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import type { ApiContext } from '../context.ts'
import { procedure } from '../procedure.ts'

const inputSchema = z.strictObject({
  feed: feedIdSchema,
  /** A part that the release declares; empty for the whole. */
  path: z.union([z.literal(''), dataPathSchema]).default(''),
  classification: classificationSchema,
  reason: z.string().trim().min(5).max(300),
})

const loweringSchema = inputSchema.extend({
  /** Opens what was taken in before as well. */
  openHistory: z.boolean().default(false),
})

async function presentClass({ database }: ApiContext, { feed: id, path }: z.infer<typeof inputSchema>): Promise<Classification> {
  const feed = await findFeed(database, id)
  const present = path === '' ? feed?.classification : feed?.fieldClasses.find((field) => field.path === path)?.classification
  if (present === undefined) throw new CodedError('not_found', `There is no ${id} ${path}.`)
  return present
}

async function decide(ctx: ApiContext, input: z.infer<typeof inputSchema> & { openHistory?: boolean }): Promise<{ ok: true }> {
  await changeClassification(ctx.database, { ...input, actor: actorOf(ctx.caller), at: new Date(ctx.services.now()) })
  return { ok: true }
}

// Closing is urgent and harms nobody, so it asks for no fresh proof; opening is neither.
export const raiseClass = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator'] } })
  .input(inputSchema)
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const present = await presentClass(ctx, input)
    if (!mayRead(input.classification, present))
      throw new CodedError('invalid_input', `This would open it from ${present} to ${input.classification}; lower it instead.`)
    return decide(ctx, input)
  })

export const lowerClass = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator'], freshProof: true } })
  .input(loweringSchema)
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const present = await presentClass(ctx, input)
    if (mayRead(input.classification, present))
      throw new CodedError('invalid_input', `This would not open it: it is ${present}; raise it instead.`)
    await decide(ctx, input)
    if (!input.openHistory) void takeInAnew(ctx, input.feed)
    return { ok: true }
  })

// What is opened is what comes in from now on, so it is asked for now. A source that does not answer is asked again in its own time.
async function takeInAnew({ services }: ApiContext, feed: string): Promise<void> {
  try {
    await services.jobs.runNow(feed)
  } catch (thrown) {
    services.log({ level: 'info', message: 'A feed was not run after its class was lowered.', details: { feed, reason: String(thrown) } })
  }
}

/** How much was taken in before that a lowering would open, told before it is decided. */
export const closedHistory = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator'] } })
  .input(inputSchema.omit({ reason: true }))
  .query(async ({ ctx, input: { feed: id, path, classification } }): Promise<ClosedHistory> => {
    const feed = await findFeed(ctx.database, id)
    if (feed === undefined) throw new CodedError('not_found', `There is no ${id}.`)
    return countClosedHistory(ctx.database, feed, { path, to: classification })
  })
