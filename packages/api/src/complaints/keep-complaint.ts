import { createHash } from 'node:crypto'
import type { ComplaintKind } from '@wadah/contracts/complaint'
import { addComplaint } from '@wadah/db/widget-complaints'
import type { ApiContext } from '../context.ts'
import { cleanMessage } from './clean-words.ts'

/** Something a widget is complained of, in the words it came with. */
export interface Complaint {
  plugin: string
  /** Hash of the release that was on the screen. */
  release: string
  /** `plugin/widget`. */
  widget: string
  kind: ComplaintKind
  message: string
  position: string
  board: string
}

/** Keeps a complaint for the OPD, cleaned. Whoever looks is not named. What cannot be kept is logged: a screen must not fail for it. */
export async function keepComplaint({ caller, database, services }: ApiContext, complaint: Complaint): Promise<void> {
  const message = cleanMessage(complaint.message)
  if (message === '') return
  const screen = createHash('sha256')
    .update(`${complaint.plugin} ${caller.screenId ?? caller.userId ?? ''}`)
    .digest('hex')
    .slice(0, 12)
  try {
    await addComplaint(database, { ...complaint, message, screen, at: new Date(services.now()) })
  } catch (error) {
    services.log({
      level: 'error',
      message: `A complaint of ${complaint.widget} could not be kept.`,
      details: { widget: complaint.widget, reason: String(error) },
    })
  }
}
