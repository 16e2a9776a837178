import { mayRead, type Classification } from '@wadah/contracts/classification'
import { strictestOf, type Classified } from '@wadah/contracts/secrecy'
import { hasPurpose } from '@wadah/db/read-purposes'
import { CodedError } from '@wadah/errors'
import { clearanceOf } from '../clearance.ts'
import type { ApiContext } from '../context.ts'
import { shownTo, type Shown } from './shown.ts'

/** Something classified that a caller asks for. */
export interface Asked {
  /** Id of the feed, or of the query in the same form. */
  id: string
  opd: string
  classified: Classified
}

/** What the caller is shown of something. The database is asked for a purpose only where one matters. */
export async function shownToCaller({ caller, database, session }: ApiContext, { id, opd, classified }: Asked): Promise<Shown> {
  const clearance = clearanceOf(caller, opd)
  const matters = clearance === 'restricted' && strictestOf(classified) === 'restricted'
  return shownTo(clearance, classified, matters && (await hasPurpose(database, session, id)))
}

/** Refuses what is stricter than what is shown: `purpose_required` where saying what for would help, `not_found` elsewhere. */
export function requireShown(shown: Shown, { id, classification }: { id: string; classification: Classification }): void {
  if (shown.kind === 'data' && mayRead(shown.projection, classification)) return
  const wouldHelp = shown.kind === 'sealed' || (shown.kind === 'data' && shown.purposeNeeded)
  if (wouldHelp) throw purposeRequired(id)
  throw new CodedError('not_found', `There is no ${id}, or you may not see it.`)
}

/** The refusal of restricted data to somebody who has not said what for. */
export function purposeRequired(subject: string): CodedError {
  return new CodedError('purpose_required', 'This is restricted data: say first what you read it for.', { details: { subject } })
}
