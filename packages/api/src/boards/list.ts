import type { Role } from '@wadah/contracts/roles'
import { listEveryBoard } from '@wadah/db/boards'
import { listScreens } from '@wadah/db/screens'
import { procedure } from '../procedure.ts'
import { seesBoards } from './keepers.ts'

/** A board as those see it who look after boards. */
export interface BoardEntry {
  id: string
  title: string
  viewers: readonly Role[]
  editors: readonly Role[]
  widgets: number
  /** Names of the screens that show it. */
  screens: string[]
  updatedAt: string
  archivedAt: string | undefined
}

export const list = procedure.meta({ authority: seesBoards }).query(async ({ ctx }): Promise<BoardEntry[]> => {
  const screens = (await listScreens(ctx.database)).filter(({ revokedAt }) => revokedAt === null)
  return (await listEveryBoard(ctx.database)).map(({ id, title, viewers, editors, document, updatedAt, archivedAt }) => ({
    id,
    title,
    viewers: viewers.filter((role) => role !== 'screen'),
    editors,
    widgets: document.placements.length,
    screens: screens.filter(({ boards }) => boards.includes(id)).map(({ name }) => name),
    updatedAt: updatedAt.toISOString(),
    archivedAt: archivedAt?.toISOString(),
  }))
})
