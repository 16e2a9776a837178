import type { Role } from '@wadah/contracts/roles'
import type { NamedDeputy } from '@wadah/db/deputies'

/** A deputyship as both people and administrators see it. */
export interface DeputyFacts {
  id: string
  from: { id: string; name: string }
  to: { id: string; name: string }
  role: Role
  opd: string | undefined
  opdName: string | undefined
  reason: string
  startsAt: string
  endsAt: string
  state: 'coming' | 'running' | 'over'
  endedAt: string | undefined
}

/** Words a row for the interface. `now`: epoch milliseconds. */
export function deputyFacts(row: NamedDeputy, { now, opds }: { now: number; opds: readonly { id: string; name: string }[] }): DeputyFacts {
  const isOver = row.endedAt !== null || row.endsAt.getTime() <= now
  return {
    id: row.id,
    from: { id: row.fromUser, name: row.fromName },
    to: { id: row.toUser, name: row.toName },
    role: row.role,
    opd: row.opd ?? undefined,
    opdName: opds.find(({ id }) => id === row.opd)?.name,
    reason: row.reason,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    state: isOver ? 'over' : row.startsAt.getTime() > now ? 'coming' : 'running',
    endedAt: row.endedAt?.toISOString(),
  }
}
