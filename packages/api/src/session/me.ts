import type { Locale } from '@wadah/contracts/texts'
import type { Caller } from '@wadah/contracts/roles'
import { listBoards } from '@wadah/db/boards'
import { mayViewBoard } from '../boards/board-access.ts'
import { procedure } from '../procedure.ts'
import type { CityFacts } from '../services.ts'

/** Who looks, and what the shell needs to start. */
export interface Me {
  caller: Caller
  demo: boolean
  /** The server was started with plugins off. */
  safeMode: boolean
  build: string
  /** Epoch milliseconds. */
  serverTime: number
  city: CityFacts
  boards: { id: string; title: string }[]
  locale: Locale
}

export const me = procedure.meta({ authority: { kind: 'public' } }).query(async ({ ctx }): Promise<Me> => {
  const { installation } = ctx.services
  const boards = ctx.caller.kind === 'user' ? (await listBoards(ctx.database)).filter((board) => mayViewBoard(ctx.caller, board)) : []
  return {
    caller: ctx.caller,
    demo: installation.demo,
    safeMode: installation.safeMode,
    build: installation.build(),
    serverTime: ctx.services.now(),
    city: installation.city,
    boards: boards.map(({ id, title }) => ({ id, title })),
    locale: 'id',
  }
})
