import * as z from 'zod'
import { feedIdSchema, pluginIdSchema, procedureNameSchema, sha256Schema, splitId } from '@wadah/contracts/ids'
import type { Caller } from '@wadah/contracts/roles'
import {
  carryOutPurge,
  dropPurge,
  findPurge,
  listPurges,
  proposePurge,
  purgeSubject,
  type PurgeRow,
  type PurgeTarget,
} from '@wadah/db/purges'
import { findRelease, listReleaseFiles } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import type { ApiContext } from '../context.ts'
import { readPluginOwners } from '../offices/plugin-owners.ts'
import { procedure } from '../procedure.ts'
import { mayProposeFor, purgeRoles } from './may-propose.ts'

const targetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('snapshots'), feed: feedIdSchema, from: z.int().min(1), to: z.int().min(1) }),
  z.strictObject({ kind: z.literal('file'), release: z.string().max(128), path: z.string().max(300), sha256: sha256Schema }),
  z.strictObject({ kind: z.literal('deposit'), plugin: pluginIdSchema, intake: procedureNameSchema, revision: z.int().min(1) }),
])

/** A proposal as it is listed. */
export interface ListedPurge {
  id: number
  kind: PurgeTarget['kind']
  subject: string
  reason: string
  proposedBy: string
  proposedAt: string
  state: PurgeRow['state']
  decidedBy: string | undefined
  decidedAt: string | undefined
  outcome: Record<string, number> | undefined
  /** The caller may confirm it: somebody else proposed it. */
  mayConfirm: boolean
  /** The caller may drop it. */
  mayDrop: boolean
}

/** The OPD that content belongs to; undefined when there is no such content. */
async function ownerOf({ database }: ApiContext, target: PurgeTarget): Promise<string | undefined> {
  if (target.kind === 'snapshots') return (await readPluginOwners(database))(splitId(target.feed).pluginId)
  if (target.kind === 'deposit') return (await readPluginOwners(database))(target.plugin)
  const release = await findRelease(database, target.release)
  const files = release ? await listReleaseFiles(database, target.release) : []
  return files.some(({ path, sha256 }) => path === target.path && sha256 === target.sha256)
    ? release && (await readPluginOwners(database))(release.plugin)
    : undefined
}

function personOf(caller: Caller): string {
  return caller.userId ?? ''
}

const deciders = ['curator', 'operator'] as const

export const listed = procedure
  .meta({ authority: { kind: 'roles', roles: [...purgeRoles, 'auditor'] } })
  .query(async ({ ctx }): Promise<ListedPurge[]> => {
    const isDecider = ctx.caller.roles.some((role) => role === 'curator' || role === 'operator')
    const sees = isDecider || ctx.caller.roles.includes('auditor')
    const rows = (await listPurges(ctx.database)).filter((row) => sees || row.proposedById === personOf(ctx.caller))
    return rows.map((row) => ({
      id: row.id,
      kind: row.target.kind,
      subject: purgeSubject(row.target),
      reason: row.reason,
      proposedBy: row.proposedBy,
      proposedAt: row.proposedAt.toISOString(),
      state: row.state,
      decidedBy: row.decidedBy ?? undefined,
      decidedAt: row.decidedAt?.toISOString(),
      outcome: row.outcome ?? undefined,
      mayConfirm: row.state === 'proposed' && isDecider && row.proposedById !== personOf(ctx.caller),
      mayDrop: row.state === 'proposed' && (isDecider || row.proposedById === personOf(ctx.caller)),
    }))
  })

export const propose = procedure
  .meta({ authority: { kind: 'roles', roles: purgeRoles } })
  .input(z.strictObject({ target: targetSchema, reason: z.string().trim().min(10).max(500) }))
  .mutation(async ({ ctx, input }): Promise<{ id: number }> => {
    const owner = await ownerOf(ctx, input.target)
    if (owner === undefined || !mayProposeFor(ctx.caller, owner)) throw new CodedError('not_found', 'There is no such content.')
    const at = new Date(ctx.services.now())
    const proposal = { by: actorOf(ctx.caller), proposedById: personOf(ctx.caller), proposedAt: at }
    return { id: await proposePurge(ctx.database, { ...input, ...proposal }) }
  })

async function openProposal({ database }: ApiContext, id: number): Promise<PurgeRow> {
  const row = await findPurge(database, id)
  if (row?.state !== 'proposed') throw new CodedError('not_found', 'There is no such open proposal.')
  return row
}

export const confirm = procedure
  .meta({ authority: { kind: 'roles', roles: deciders, freshProof: true } })
  .input(z.strictObject({ id: z.int() }))
  .mutation(async ({ ctx, input }): Promise<{ outcome: Record<string, number> }> => {
    const row = await openProposal(ctx, input.id)
    if (row.proposedById === personOf(ctx.caller))
      throw new CodedError('second_person_needed', 'Another person confirms what you proposed.')
    const outcome = await carryOutPurge(ctx.database, { id: row.id, by: actorOf(ctx.caller), at: new Date(ctx.services.now()) })
    if (outcome === undefined) throw new CodedError('not_found', 'Somebody else has decided on it meanwhile.')
    return { outcome }
  })

export const drop = procedure
  .meta({ authority: { kind: 'roles', roles: purgeRoles } })
  .input(z.strictObject({ id: z.int() }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const row = await openProposal(ctx, input.id)
    const isDecider = ctx.caller.roles.some((role) => role === 'curator' || role === 'operator')
    if (!isDecider && row.proposedById !== personOf(ctx.caller)) throw new CodedError('not_found', 'There is no such open proposal.')
    await dropPurge(ctx.database, { id: row.id, by: actorOf(ctx.caller), at: new Date(ctx.services.now()) })
    return { ok: true }
  })
