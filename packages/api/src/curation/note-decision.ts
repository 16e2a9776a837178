import { addAuditEvent, listAuditEvents } from '@wadah/db/audit'
import { addDecision, type ReleaseDecisionRow } from '@wadah/db/curation'
import type { Executor } from '@wadah/db/open'
import { addCurationEvent, type ReleaseRow } from '@wadah/db/releases'
import { actorOf } from '../actor.ts'
import type { Caller } from '@wadah/contracts/roles'

/** A decision as it is noted: in the timeline, in the audit trail, and as the record that can be printed. */
export interface NotedDecision extends Pick<ReleaseDecisionRow, 'act' | 'reason' | 'diff' | 'isFinal'> {
  caller: Caller
  release: ReleaseRow
  at: Date
  /** How the timeline and the audit trail name it, e.g. `approved`. */
  kind: string
  more?: Partial<Pick<ReleaseDecisionRow, 'tier' | 'checks' | 'isEmergency' | 'countersignBy' | 'answers'>>
}

/** Notes a decision inside a transaction; gives its number. */
export async function noteDecision(
  tx: Executor,
  { caller, release, at, kind, act, reason, diff, isFinal, more = {} }: NotedDecision,
): Promise<number> {
  const actor = actorOf(caller)
  const { plugin, version, hash } = release
  await addCurationEvent(tx, { at, plugin, release: hash, kind, actor: actor.name, reason })
  await addAuditEvent(tx, {
    at,
    actor,
    action: `release.${kind}`,
    subject: `${plugin}@${version}`,
    details: { hash, reason, office: caller.opd, ...more },
  })
  // The trail is locked until this transaction ends, so the newest entry is the one above.
  const [entry] = await listAuditEvents(tx, 1)
  return addDecision(tx, {
    at,
    plugin,
    release: hash,
    act,
    personId: caller.userId ?? null,
    actor: actor.name,
    office: caller.opd ?? null,
    reason,
    diff,
    isFinal,
    auditHash: entry?.hash ?? '',
    ...more,
  })
}
