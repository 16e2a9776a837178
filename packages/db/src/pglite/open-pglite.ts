import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import type { PGlite } from '@electric-sql/pglite'
import type { SQL } from 'drizzle-orm'
import { migrationsFolder, type Driver, type OpenOptions, type Orm } from '../database.ts'
import { lockDirectory } from './directory-lock.ts'
import { openPgliteClient } from './pglite-client.ts'
import { startUpkeep } from './upkeep.ts'

/** Opens the embedded database in a folder of its own, locked against a second process. */
export async function openPglite(
  location: { dataDir: string; loadFrom?: string | undefined },
  options: Required<OpenOptions>,
): Promise<Driver> {
  const unlock = await lockDirectory(location.dataDir)
  try {
    const dataDir = join(location.dataDir, 'pglite')
    const isNew = !existsSync(join(dataDir, 'PG_VERSION'))
    mkdirSync(dataDir, { recursive: true })
    const client = await openPgliteClient({ ...options, dataDir, loadFrom: isNew ? location.loadFrom : undefined })
    // drizzle asks for no more of PGlite than the client offers.
    const orm = drizzle(client as unknown as PGlite, { casing: 'snake_case' })
    await client.patiently(() => migrate(orm, { migrationsFolder }))
    const upkeep = startUpkeep(client, options.log)
    return {
      kind: 'pglite',
      owner: client,
      orm: orm as unknown as Orm,
      rows: async <TRow>(target: Orm, statement: SQL) => ((await target.execute(statement)) as unknown as { rows: TRow[] }).rows,
      listen: (channel, callback, onGap) => client.listen(channel, callback, onGap),
      boss: { kind: 'pglite', client },
      maintain: upkeep.run,
      close: async () => {
        upkeep.stop()
        await client.close()
        await unlock()
      },
    }
  } catch (error) {
    await unlock()
    throw error
  }
}
