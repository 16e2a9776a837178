import type { Actor } from '@wadah/db/audit'

/** Under which dates and in whose name a change of the register is written down. */
export interface RegisterAct {
  /** From when on it holds. */
  since: Date
  /** When it is written down. */
  at: Date
  actor: Actor
  /** The plan it was, when it was written down ahead. */
  plan?: number | undefined
}

/** What every entry of the audit trail says of an act. */
export function datesOf({ since, plan }: RegisterAct): Record<string, unknown> {
  return { since: since.toISOString(), ...(plan === undefined ? {} : { plan }) }
}
