import * as z from 'zod'
import { audit, listAuditActions, searchAudit, type AuditRow, type AuditSearch } from '@wadah/db/audit'
import { findKnownActors, type KnownActor } from '@wadah/db/known-actors'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import type { AuditState } from '../services.ts'
import { toCsv } from './to-csv.ts'

const readers = ['auditor', 'curator', 'operator'] as const
const mostExported = 50_000

/** One entry of the trail. */
export interface AuditListEntry {
  id: number
  at: string
  /** Name of whoever acted, as it was then. */
  actor: string
  /** What tells two of the same name apart; absent in old entries. */
  actorId: string | undefined
  /** What is known of them now; absent when they are gone, or are nobody in particular. */
  known: KnownActor | undefined
  action: string
  subject: string
  details: Record<string, unknown>
}

const word = z.string().trim().max(120).optional()
const filterSchema = z.strictObject({
  actor: word,
  action: z
    .string()
    .regex(/^[a-z0-9.-]{1,60}$/)
    .optional(),
  subject: word,
  /** ISO instants; `to` is exclusive. */
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
})

function searchOf({ actor, action, subject, from, to }: z.infer<typeof filterSchema>): Omit<AuditSearch, 'limit'> {
  return { actor, action, subject, from: from === undefined ? undefined : new Date(from), to: to === undefined ? undefined : new Date(to) }
}

function listEntry({ id, at, actor, actorId, action, subject, details }: AuditRow, known: ReadonlyMap<string, KnownActor>): AuditListEntry {
  const who = actorId ?? undefined
  return { id, at: at.toISOString(), actor, actorId: who, known: known.get(who ?? ''), action, subject, details }
}

export const list = procedure
  .meta({ authority: { kind: 'roles', roles: readers } })
  .input(filterSchema.extend({ before: z.int().optional(), limit: z.int().min(1).max(200).default(50) }))
  .query(async ({ ctx, input: { before, limit, ...filter } }): Promise<{ entries: AuditListEntry[]; hasMore: boolean }> => {
    const rows = await searchAudit(ctx.database, { ...searchOf(filter), before, limit: limit + 1 })
    const shown = rows.slice(0, limit)
    // The same roles see the list of people, with their e-mails.
    const known = await findKnownActors(
      ctx.database,
      shown.flatMap(({ actorId }) => actorId ?? []),
    )
    return { entries: shown.map((row) => listEntry(row, known)), hasMore: rows.length > limit }
  })

/** Kinds of acts there are entries of. */
export const actions = procedure
  .meta({ authority: { kind: 'roles', roles: readers } })
  .query(({ ctx }): Promise<string[]> => listAuditActions(ctx.database))

export const state = procedure.meta({ authority: { kind: 'roles', roles: readers } }).query(async ({ ctx }): Promise<AuditState> => {
  return (await ctx.services.secrecy?.auditState()) ?? { verdict: 'unsealed', entries: 0, seals: { stored: 0, files: 0 } }
})

/** The entries that match as a table; that it was taken along is an entry itself. */
export const exportCsv = procedure
  .meta({ authority: { kind: 'roles', roles: readers } })
  .input(filterSchema)
  .mutation(async ({ ctx, input }): Promise<{ csv: string; rows: number }> => {
    const rows = await searchAudit(ctx.database, { ...searchOf(input), limit: mostExported })
    await audit(ctx.database, {
      at: new Date(ctx.services.now()),
      actor: actorOf(ctx.caller),
      action: 'audit.export',
      subject: 'audit',
      details: { rows: rows.length, filter: input },
    })
    const table = rows.map((row) => [
      String(row.id),
      row.at.toISOString(),
      row.actor,
      row.actorId ?? '',
      row.action,
      row.subject,
      JSON.stringify(row.details),
      row.previousHash,
      row.hash,
    ])
    return {
      csv: toCsv([['id', 'at', 'actor', 'actor_id', 'action', 'subject', 'details', 'previous_hash', 'hash'], ...table]),
      rows: rows.length,
    }
  })
