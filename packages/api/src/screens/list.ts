import type { Screen } from '@wadah/contracts/screen'
import { listScreens } from '@wadah/db/screens'
import { procedure } from '../procedure.ts'
import { seesScreens } from './keepers.ts'

export const list = procedure.meta({ authority: seesScreens }).query(async ({ ctx }): Promise<Screen[]> => {
  const live = ctx.services.screens.connected()
  return (await listScreens(ctx.database))
    .filter(({ revokedAt }) => revokedAt === null)
    .map((row) => ({
      id: row.id,
      name: row.name,
      room: row.room,
      boards: row.boards,
      rotateSeconds: row.rotateSeconds,
      pairedAt: row.pairedAt.toISOString(),
      pairedBy: row.pairedBy,
      lastSeenAt: row.lastSeenAt?.toISOString(),
      live: live.has(row.id),
    }))
})
