import type { OfficeOrder } from '@wadah/db/office-plans'
import { takeTurns, type Executor } from '@wadah/db/open'
import type { RegisterAct } from './act.ts'
import { closeOffice } from './close-office.ts'
import { handOverPlugin } from './hand-over-plugin.ts'
import { mergeOffice } from './merge-office.ts'
import { renameOffice } from './rename-office.ts'

/** Makes a change of the register, inside a transaction. Throws `not_found`, `invalid_input`. */
export async function applyOrder(tx: Executor, order: OfficeOrder, act: RegisterAct): Promise<void> {
  await takeTurns(tx, 'offices')
  if (order.kind === 'rename') await renameOffice(tx, order, act)
  else if (order.kind === 'merge') await mergeOffice(tx, order, act)
  else if (order.kind === 'close') await closeOffice(tx, order, act)
  else await handOverPlugin(tx, order, act)
}
