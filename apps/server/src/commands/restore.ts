// Puts a backup into an empty data folder or database: wadah restore <file>
import { resolve } from 'node:path'
import { openDatabase } from '@wadah/db/open'
import { restoreBackup } from '@wadah/db/restore'
import { CodedError } from '@wadah/errors'
import { loadConfig } from '../config.ts'
import { kindOfDataFolder, markDataFolder, openDataFolder } from '../start/data-folder.ts'
import { kindOfDatabase } from '../start/open-storage.ts'
import { askRunningServer } from '../start/running-file.ts'
import { runCommand } from './run-command.ts'

const args = process.argv.slice(2)
const [source] = args.filter((argument) => !argument.startsWith('--'))

await runCommand(async () => {
  const config = loadConfig(args.filter((argument) => argument.startsWith('--')))
  if (source === undefined) throw new CodedError('invalid_input', 'Name the backup: wadah restore <file>')
  if ((await askRunningServer(config.dataDir, '/healthz')) !== undefined) {
    throw new CodedError(
      'restore_refused',
      `A server runs on ${config.dataDir}. Stop it, or restore into another folder with WADAH_DATA_DIR.`,
    )
  }
  openDataFolder(config.dataDir, kindOfDataFolder(config.dataDir) ?? 'real', config.city)
  const database = await openDatabase(config.databaseUrl === undefined ? { dataDir: config.dataDir } : { url: config.databaseUrl })
  try {
    const { rows, createdAt } = await restoreBackup(database, resolve(source))
    const kind = (await kindOfDatabase(database)) ?? 'real'
    markDataFolder(config.dataDir, kind, config.city)
    const place = config.databaseUrl === undefined ? config.dataDir : 'PostgreSQL'
    return `Restored ${rows} rows as of ${createdAt} into ${place}. Start it with: npm start${kind === 'real' ? ' -- --real' : ''}`
  } finally {
    await database.close()
  }
})
