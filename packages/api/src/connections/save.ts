import * as z from 'zod'
import { connectionNameSchema } from '@wadah/contracts/ids'
import { connectionKindSchema } from '@wadah/contracts/manifest'
import { audit } from '@wadah/db/audit'
import { findConnection, saveConnection } from '@wadah/db/connections'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import type { ApiContext } from '../context.ts'
import { procedure } from '../procedure.ts'

const secretText = z.string().min(1).max(4_000)

const authSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bearer'), token: secretText }),
  z.strictObject({ kind: z.literal('basic'), user: secretText, password: secretText }),
  z.strictObject({ kind: z.literal('header'), name: z.string().regex(/^[A-Za-z0-9-]{1,64}$/), value: secretText }),
])

/** A private address was allowed for one host, so another host needs to be allowed anew. A demo has private addresses only. */
async function mayStayPrivate(
  { database, services }: ApiContext,
  opd: string,
  { name, baseUrl }: { name: string; baseUrl: string },
): Promise<boolean> {
  if (services.installation.demo) return true
  const former = await findConnection(database, opd, name)
  return former?.allowPrivate === true && new URL(former.baseUrl).host === new URL(baseUrl).host
}

export const save = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher'], orKey: true } })
  .input(
    z.strictObject({
      name: connectionNameSchema,
      kind: connectionKindSchema,
      baseUrl: z.url({ protocol: /^https?$/ }).max(400),
      /** Absent: what is stored stays. `null`: forget it. */
      auth: authSchema.nullable().optional(),
    }),
  )
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const { opd } = ctx.caller
    if (opd === undefined) throw new CodedError('forbidden', 'A connection belongs to an OPD, and you belong to none.')
    const updatedAt = new Date(ctx.services.now())
    const { auth, ...row } = input
    const sealedAuth = auth === undefined || auth === null ? auth : Buffer.from(ctx.services.secrets.seal(auth))
    const allowPrivate = await mayStayPrivate(ctx, opd, input)
    await saveConnection(ctx.database, { ...row, opd, sealedAuth, allowPrivate, updatedAt, updatedBy: actorOf(ctx.caller) })
    const details = {
      host: new URL(input.baseUrl).host,
      credentials: auth === undefined ? 'kept' : auth === null ? 'forgotten' : 'replaced',
    }
    await audit(ctx.database, {
      at: updatedAt,
      actor: actorOf(ctx.caller),
      action: 'connection.save',
      subject: `${opd}/${input.name}`,
      details,
    })
    await ctx.services.jobs.reschedule()
    return { ok: true }
  })
