import type { Caller } from '@wadah/contracts/roles'
import { listBoards } from '@wadah/db/boards'
import type { FeedRow } from '@wadah/db/feeds'
import type { Executor } from '@wadah/db/open'
import { mayViewBoard } from '../boards/board-access.ts'
import { closeness } from './resolve-release.ts'
import { readRunningState, runningFeedId } from './running-state.ts'

/** Who looks after releases reads what their pilots bring. */
const watchers = ['curator', 'operator'] as const

/** Tells who may read a feed that runs beside the general one: those whose release it is, here or on a board they may see. */
export async function readersOfVariant(executor: Executor, { id, plugin: pluginId }: FeedRow): Promise<(caller: Caller) => boolean> {
  const plugin = (await readRunningState(executor)).plugins.get(pluginId)
  const rules = plugin?.rules.filter(({ release }) =>
    [...release.feedContracts.keys()].some((procedure) => runningFeedId(plugin, release, procedure) === id),
  )
  const named = new Set(rules?.flatMap(({ audience }) => audience.boards ?? []))
  const boards = named.size === 0 ? [] : (await listBoards(executor)).filter((board) => named.has(board.id))
  return (caller) =>
    watchers.some((role) => caller.roles.includes(role)) ||
    rules?.some(({ audience }) => {
      const isNamed = closeness(audience, { caller }) > 0
      return isNamed || boards.some((board) => audience.boards?.includes(board.id) === true && mayViewBoard(caller, board))
    }) === true
}
