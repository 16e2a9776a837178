import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { CodedError, isCodedError } from '@wadah/errors'
import type { Database, Executor } from '../database.ts'
import { beginEpoch } from '../queries/settings.ts'
import { readBackupLines, splitLine, type BackupHeader } from './backup-lines.ts'
import { knownMigrations } from './schema-version.ts'
import { backedUpTables, sequencedTables } from './tables.ts'

const rowsAtOnce = 500
const charactersAtOnce = 4_000_000

const refuse = (message: string, cause?: unknown): CodedError => new CodedError('restore_refused', message, { cause })
const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

/**
 * Puts a backup into an empty installation, all or nothing.
 *
 * @remarks The whole file is checked before the first row is written. Throws `restore_refused` when the target holds data, the file
 * is cut or altered, or it comes from a newer Wadah.
 */
export async function restoreBackup(database: Database, file: string): Promise<{ rows: number; createdAt: string }> {
  const header = await checkBackup(file)
  try {
    const rows = await database.transaction(async (tx) => {
      await refuseUnlessEmpty(tx)
      const restored = await insertRows(tx, file)
      for (const name of sequencedTables) {
        await tx.rows(
          sql.raw(`select setval(pg_get_serial_sequence('${name}', 'id'), coalesce((select max(id) from ${name}), 0) + 1, false)`),
        )
      }
      // What was counted after the backup is forgotten here and may be remembered on screens.
      await beginEpoch(tx)
      return restored
    })
    return { rows, createdAt: header.createdAt }
  } catch (thrown) {
    if (isCodedError(thrown)) throw thrown
    throw refuse(`${file} could not be restored; the target is as empty as before: ${messageOf(thrown)}`, thrown)
  }
}

async function insertRows(tx: Executor, file: string): Promise<number> {
  let rows = 0
  let table = ''
  let waiting: string[] = []
  let characters = 0
  const flush = async (): Promise<void> => {
    if (waiting.length > 0) await insertInto(tx, table, waiting)
    rows += waiting.length
    waiting = []
    characters = 0
  }
  for await (const line of readBackupLines(file)) {
    const [name, row] = splitLine(line)
    if (name === 'sha256' || line.startsWith('{')) continue
    if (name !== table || waiting.length >= rowsAtOnce || characters >= charactersAtOnce) await flush()
    table = name
    waiting.push(row)
    characters += row.length
  }
  await flush()
  return rows
}

/** Fills the columns the rows have: one that a later migration added gets its default. */
async function insertInto(tx: Executor, table: string, rows: string[]): Promise<void> {
  const target = sql.identifier(table)
  const columns = sql.join(
    Object.keys(JSON.parse(rows[0] ?? '{}') as object).map((name) => sql.identifier(name)),
    sql`, `,
  )
  await tx.rows(
    sql`insert into ${target} (${columns}) select ${columns} from json_populate_recordset(null::${target}, ${`[${rows.join(',')}]`}::json)`,
  )
}

async function checkBackup(file: string): Promise<BackupHeader> {
  const hash = createHash('sha256')
  let header: BackupHeader | undefined
  let seal = ''
  try {
    for await (const line of readBackupLines(file)) {
      if (line.startsWith('sha256\t')) {
        seal = line.slice(7)
        continue
      }
      header ??= JSON.parse(line) as BackupHeader
      hash.update(`${line}\n`)
      if (!line.startsWith('{') && !(backedUpTables as readonly string[]).includes(splitLine(line)[0]))
        throw refuse('it holds a table this Wadah does not know; restore it with the version that wrote it.')
    }
  } catch (cause) {
    throw refuse(`${file} cannot be read as a backup of Wadah: ${messageOf(cause)}`, cause)
  }
  if (header?.wadahBackup !== 1) throw refuse(`${file} is not a backup of Wadah.`)
  if (seal !== hash.digest('hex')) throw refuse(`${file} is cut short or was altered: its checksum does not fit.`)
  if (!knownMigrations().includes(header.schema))
    throw refuse(`${file} comes from a newer Wadah (${header.schema}); restore it with that version.`)
  return header
}

async function refuseUnlessEmpty(tx: Executor): Promise<void> {
  for (const table of backedUpTables) {
    const rows = await tx.rows(sql`select 1 from ${sql.identifier(table)} limit 1`)
    if (rows.length > 0) throw refuse(`The target holds data already (${table}). Restore into an empty data folder or an empty database.`)
  }
}
