import type { Locale } from '@wadah/contracts/texts'
import type { Caller } from '@wadah/contracts/roles'
import { areasRevision } from '@wadah/db/areas'
import { boardListRevision, listBoards } from '@wadah/db/boards'
import { presentScreens } from '@wadah/db/screens'
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
  /** In which versions and revisions are counted: what a device remembers of another epoch is worth nothing. */
  epoch: string
  /** Epoch milliseconds. */
  serverTime: number
  city: CityFacts
  boards: { id: string; title: string }[]
  /** Revision of the list of boards; the stream tells when it rises. */
  boardList: number
  /** Revision of the outlines of areas; the stream tells when it rises. */
  areas: number
  locale: Locale
  /** How long a screen shows one board before the next. */
  rotateSeconds?: number
  /** Name of the single sign-on that may be used instead of a password. */
  sso: string | undefined
}

export const me = procedure.meta({ authority: { kind: 'public' } }).query(async ({ ctx }): Promise<Me> => {
  const { installation } = ctx.services
  const { caller } = ctx
  // The revisions first: a change in between makes what is told newer than it says, and the client asks once more.
  const [boardList, areas] = await Promise.all([boardListRevision(ctx.database), areasRevision(ctx.database)])
  const boards =
    caller.kind === 'user' || caller.kind === 'screen'
      ? (await listBoards(ctx.database)).filter((board) => mayViewBoard(caller, board))
      : []
  const [screen] = caller.screenId === undefined ? [] : await presentScreens(ctx.database, [caller.screenId])
  // A screen shows its boards in the order of their turn.
  if (screen) boards.sort((a, b) => screen.boards.indexOf(a.id) - screen.boards.indexOf(b.id))
  return {
    caller,
    demo: installation.demo,
    safeMode: installation.safeMode,
    build: installation.build(),
    epoch: installation.epoch,
    serverTime: ctx.services.now(),
    city: installation.city,
    boards: boards.map(({ id, title }) => ({ id, title })),
    boardList,
    areas,
    locale: 'id',
    ...(screen ? { rotateSeconds: screen.rotateSeconds } : {}),
    sso: ctx.services.identity.sso,
  }
})
