import { saveAreas } from '@wadah/db/areas'
import { openDatabase, type Database } from '@wadah/db/open'
import { addMissingOpds } from '@wadah/db/opds'
import { readSetting, writeSetting } from '@wadah/db/settings'
import { CodedError } from '@wadah/errors'
import type { City } from '../city/load-city.ts'
import type { Config } from '../config.ts'
import type { DataFolder } from './data-folder.ts'
import type { ServerLog } from './server-log.ts'

const kindKey = 'installation-kind'

/** The kind of installation a database says it holds; undefined when it is empty. */
export function kindOfDatabase(database: Database): Promise<'demo' | 'real' | undefined> {
  return readSetting<'demo' | 'real'>(database, kindKey)
}

/** Opens the database and brings the city's own data up to date. A PostgreSQL of a demo never becomes real either. */
export async function openStorage(config: Config, folder: DataFolder, city: City, log: ServerLog): Promise<Database> {
  const location = config.databaseUrl === undefined ? { dataDir: folder.path } : { url: config.databaseUrl }
  const database = await openDatabase(location, { log })
  try {
    const kind = config.demo ? 'demo' : 'real'
    const stored = await kindOfDatabase(database)
    if (stored !== undefined && stored !== kind) {
      throw new CodedError(
        'config_invalid',
        `The database holds a ${stored} installation, not a ${kind} one. Name another in DATABASE_URL.`,
      )
    }
    if (stored === undefined) await writeSetting(database, kindKey, kind)
    await database.transaction(async (tx) => {
      await addMissingOpds(
        tx,
        city.opds.map(({ id, name, shortName, aliases }) => ({ id, name, shortName, aliases })),
      )
      await saveAreas(tx, city.areas)
    })
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}
