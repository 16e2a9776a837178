import type { Text } from '@wadah/contracts/texts'
import { listBoards } from '@wadah/db/boards'
import { mayViewBoard } from '../boards/board-access.ts'
import type { ApiContext } from '../context.ts'
import { closeness } from './resolve-release.ts'
import type { RunningState } from './running-state.ts'

/** A pilot that stepped back under somebody’s eyes. */
export interface EnablingNotice {
  id: number
  at: string
  plugin: string
  title: Text
  version: string
}

/** Who looks at a screen for longer than this has been told. */
const toldMs = 15 * 60_000

/** Pilots that stepped back lately and that ran for the caller, or on a board the caller may see. */
export async function noticesFor({ caller, database, services }: ApiContext, state: RunningState): Promise<EnablingNotice[]> {
  const since = services.now() - toldMs
  const ended = state.steppedBack.filter(({ at }) => at.getTime() > since)
  if (ended.length === 0) return []
  const boards = (await listBoards(database)).filter((board) => mayViewBoard(caller, board)).map(({ id }) => id)
  return ended
    .filter(({ audience }) => closeness(audience, { caller }) > 0 || boards.some((board) => closeness(audience, { caller, board }) > 0))
    .map(({ id, at, plugin, title, version }) => ({ id, at: at.toISOString(), plugin, title, version }))
}
