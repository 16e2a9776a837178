// Writes a backup of the whole installation: wadah backup [file]
import { copyFile, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { backupName, createBackup } from '@wadah/db/backup'
import { openDatabase } from '@wadah/db/open'
import { CodedError } from '@wadah/errors'
import { loadConfig } from '../config.ts'
import { kindOfDataFolder } from '../start/data-folder.ts'
import { askRunningServer } from '../start/running-file.ts'
import { answerOf } from './answer-of.ts'
import { runCommand } from './run-command.ts'

interface Written {
  file: string
  bytes: number
}

const args = process.argv.slice(2)
const [target] = args.filter((argument) => !argument.startsWith('--'))

await runCommand(async () => {
  const config = loadConfig(args.filter((argument) => argument.startsWith('--')))
  const answer = await askRunningServer(config.dataDir, '/local/backup')
  const written = answer === undefined ? await backupHere(config) : await answerOf<Written>(answer)
  if (answer !== undefined && target !== undefined) written.file = await moveTo(resolve(target), written.file)
  return `Wrote ${written.file} (${sizeInWords(written.bytes)}). Credentials in it can be read with the present WADAH_SECRET only.`
})

function sizeInWords(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`
}

/** The server writes into its own folder; another disk needs a copy. */
async function moveTo(target: string, file: string): Promise<string> {
  await copyFile(file, target)
  await rm(file)
  return target
}

async function backupHere(config: ReturnType<typeof loadConfig>): Promise<Written> {
  if (config.databaseUrl === undefined && kindOfDataFolder(config.dataDir) === undefined)
    throw new CodedError('not_found', `There is no Wadah in ${config.dataDir}. Name its folder in WADAH_DATA_DIR.`)
  const database = await openDatabase(config.databaseUrl === undefined ? { dataDir: config.dataDir } : { url: config.databaseUrl })
  try {
    const now = new Date()
    const file = target === undefined ? join(config.backupDir, backupName(now)) : resolve(target)
    await createBackup(database, { file, now })
    return { file, bytes: (await stat(file)).size }
  } finally {
    await database.close()
  }
}
