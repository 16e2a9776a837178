import type { AuditState } from '@wadah/api/services'

/** A verdict on the trail, or on a file of it. */
type Verdict = Pick<AuditState, 'at'> &
  Partial<Omit<AuditState, 'verdict' | 'at'>> & { verdict: AuditState['verdict'] | 'not-an-export'; of?: string }

/** Says in plain words how the audit trail stands, and what to do. */
export function sayState({ verdict, at, entries = 0, sealed, seals, of = 'The audit trail' }: Verdict): string {
  switch (verdict) {
    case 'sound':
      return `${of} is whole: ${entries} entries, compared with ${(seals?.stored ?? 0) + (seals?.files ?? 0)} seals, the newest of ${sealed?.at ?? 'no time'} up to number ${sealed?.lastId ?? 0}.`
    case 'unsealed':
      return `${of} is whole: ${entries} entries. No seal was made yet; one is made each night.`
    case 'altered':
      return `${of} was altered: entry ${at ?? '?'} does not follow from the one before, or not from what was sealed. Keep the database as it is, and compare it with a backup.`
    case 'cut':
      return `${of} was cut: a seal speaks of entry ${at ?? '?'}, which is not there. After restoring an older backup that is to be expected; else keep everything as it is.`
    case 'forged-seal':
      return `${of} has a seal up to entry ${at ?? '?'} that none of the city’s keys made.`
    case 'not-an-export':
      return `${of} is neither an export of the audit trail nor a seal of it.`
  }
}
