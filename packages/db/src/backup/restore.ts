import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { CodedError } from '@wadah/errors'
import type { Database, Executor } from '../database.ts'
import type { BackupHeader } from './backup.ts'
import { knownMigrations } from './schema-version.ts'
import { backedUpTables, sequencedTables } from './tables.ts'

const refuse = (message: string): CodedError => new CodedError('restore_refused', message)
const rowsAtOnce = 200

/**
 * Puts a backup into an empty installation, all or nothing.
 *
 * @remarks The whole file is checked before the first row is written. Throws `restore_refused` when the target holds data, the file
 * is cut or altered, or it comes from a newer Wadah.
 */
export async function restoreBackup(database: Database, file: string): Promise<{ rows: number; createdAt: string }> {
  const header = await checkBackup(file)
  let rows = 0
  await database.transaction(async (tx) => {
    await refuseUnlessEmpty(tx)
    let table = ''
    let waiting: string[] = []
    const flush = async (): Promise<void> => {
      if (waiting.length === 0) return
      const target = sql.identifier(table)
      await tx.rows(sql`insert into ${target} select * from json_populate_recordset(null::${target}, ${`[${waiting.join(',')}]`}::json)`)
      rows += waiting.length
      waiting = []
    }
    for await (const line of backupLines(file)) {
      const [name, row] = splitLine(line)
      if (name === 'sha256' || line.startsWith('{')) continue
      if (name !== table || waiting.length >= rowsAtOnce) await flush()
      table = name
      waiting.push(row)
    }
    await flush()
    for (const name of sequencedTables) {
      await tx.rows(
        sql.raw(`select setval(pg_get_serial_sequence('${name}', 'id'), coalesce((select max(id) from ${name}), 0) + 1, false)`),
      )
    }
  })
  return { rows, createdAt: header.createdAt }
}

function splitLine(line: string): [string, string] {
  const tab = line.indexOf('\t')
  return [line.slice(0, tab), line.slice(tab + 1)]
}

function backupLines(file: string): AsyncIterable<string> {
  const gunzip = createGunzip()
  const source = createReadStream(file)
  source.on('error', (error) => gunzip.destroy(error))
  return createInterface({ input: source.pipe(gunzip), crlfDelay: Number.POSITIVE_INFINITY })
}

async function checkBackup(file: string): Promise<BackupHeader> {
  const hash = createHash('sha256')
  let header: BackupHeader | undefined
  let sealed = ''
  try {
    for await (const line of backupLines(file)) {
      if (line.startsWith('sha256\t')) {
        sealed = line.slice(7)
        continue
      }
      header ??= JSON.parse(line) as BackupHeader
      const known = line.startsWith('{') || (backedUpTables as readonly string[]).includes(splitLine(line)[0])
      if (!known) throw refuse('It holds a table this Wadah does not know.')
      hash.update(`${line}\n`)
    }
  } catch (cause) {
    throw refuse(`${file} cannot be read as a backup of Wadah: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
  if (header?.wadahBackup !== 1) throw refuse(`${file} is not a backup of Wadah.`)
  if (sealed !== hash.digest('hex')) throw refuse(`${file} is cut short or was altered: its checksum does not fit.`)
  if (!knownMigrations().includes(header.schema))
    throw refuse(`${file} comes from a newer Wadah (${header.schema}); restore it with that version.`)
  return header
}

async function refuseUnlessEmpty(tx: Executor): Promise<void> {
  for (const table of ['opd', 'release', 'board', 'user'] as const) {
    const rows = await tx.rows(sql`select 1 from ${sql.identifier(table)} limit 1`)
    if (rows.length > 0) throw refuse('The target holds data already. Restore into an empty data folder or an empty database.')
  }
}
