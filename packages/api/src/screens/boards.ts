import { listBoards } from '@wadah/db/boards'
import type { Executor } from '@wadah/db/open'
import { CodedError } from '@wadah/errors'
import { procedure } from '../procedure.ts'
import { keepsScreens } from './keepers.ts'

/** Boards a screen may be given. */
export const boards = procedure
  .meta({ authority: keepsScreens })
  .query(async ({ ctx }): Promise<{ id: string; title: string }[]> =>
    (await listBoards(ctx.database)).map(({ id, title }) => ({ id, title })),
  )

/** Throws `not_found` when one of the boards does not exist. */
export async function requireBoards(executor: Executor, ids: readonly string[]): Promise<void> {
  const known = new Set((await listBoards(executor)).map(({ id }) => id))
  const unknown = ids.find((id) => !known.has(id))
  if (unknown !== undefined) throw new CodedError('not_found', `There is no board ${unknown}.`, { details: { board: unknown } })
}
