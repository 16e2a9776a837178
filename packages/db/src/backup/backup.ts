import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { CodedError } from '@wadah/errors'
import type { Database, Executor } from '../database.ts'
import { inBackground } from '../priority.ts'
import type { BackupHeader } from './backup-lines.ts'
import { schemaVersion } from './schema-version.ts'
import { backedUpTables, tablesOfLargeRows, type BackedUpTable } from './tables.ts'

/**
 * Writes the whole installation into one file: gzip of JSON lines, closed by a checksum over all of them.
 *
 * @remarks One consistent state, also while the server writes. Credentials stay sealed: without `WADAH_SECRET` they cannot be read.
 * The file appears under its name only when it is complete and on the disk. Throws `backup_failed`.
 */
export async function createBackup(database: Database, options: { file: string; now: Date }): Promise<{ file: string; rows: number }> {
  const part = `${options.file}.part`
  try {
    await mkdir(dirname(options.file), { recursive: true })
    const rows = await inBackground(() => writeBackup(database, part, options.now))
    await rename(part, options.file)
    await syncFolder(dirname(options.file))
    return { file: options.file, rows }
  } catch (cause) {
    // Why it failed matters more than what is left of it.
    await rm(part, { force: true }).catch(() => undefined)
    throw new CodedError(
      'backup_failed',
      `The backup ${options.file} could not be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
  }
}

async function writeBackup(database: Database, file: string, now: Date): Promise<number> {
  const count = { rows: 0 }
  await database.transaction(async (tx) => {
    await tx.rows(sql`set transaction isolation level repeatable read, read only`)
    // PGlite never waits for the disk; this file is what is left after a power cut, so it does.
    const out = createWriteStream(file, { mode: 0o600, flush: true })
    await pipeline(Readable.from(backupChunks(tx, now, count)), createGzip(), out)
  })
  return count.rows
}

/** The file before compression, a run of whole lines at a time. */
async function* backupChunks(tx: Executor, now: Date, count: { rows: number }): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const sealed = (chunk: string): string => (hash.update(chunk), chunk)
  const header: BackupHeader = { wadahBackup: 1, createdAt: now.toISOString(), schema: await schemaVersion(tx) }
  yield sealed(`${JSON.stringify(header)}\n`)
  for (const table of backedUpTables) {
    for await (const rows of rowsOf(tx, table)) {
      count.rows += rows.length
      yield sealed(rows.map(({ line }) => `${table}\t${line}\n`).join(''))
    }
  }
  yield `sha256\t${hash.digest('hex')}\n`
}

async function* rowsOf(tx: Executor, table: BackedUpTable): AsyncGenerator<{ line: string }[]> {
  const atOnce = tablesOfLargeRows.has(table) ? 16 : 1_000
  await tx.rows(sql`declare backup_rows no scroll cursor for select row_to_json(t)::text as line from ${sql.identifier(table)} t`)
  for (;;) {
    const rows = await tx.rows<{ line: string }>(sql.raw(`fetch ${atOnce} from backup_rows`))
    if (rows.length > 0) yield rows
    if (rows.length < atOnce) break
  }
  await tx.rows(sql`close backup_rows`)
}

/** Brings the new name of a file to the disk; Windows has no such thing and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Name of the backup of an instant; names sort by time. */
export function backupName(at: Date): string {
  return `wadah-${at.toISOString().slice(0, 19).replaceAll(':', '')}.backup`
}

/** Deletes all but the newest backups in a folder, and what crashes left of unfinished ones; returns what went. Other files stay. */
export async function pruneBackups(folder: string, keep = 7): Promise<string[]> {
  const names = (await readdir(folder)).toSorted()
  const complete = names.filter((name) => /^wadah-\d{4}-\d\d-\d\dT\d{6}\.backup$/.test(name))
  const newest = complete.at(-1) ?? ''
  const unfinished = names.filter((name) => /^wadah-\d{4}-\d\d-\d\dT\d{6}\.backup\.part$/.test(name) && name < newest)
  const gone = [...complete.slice(0, Math.max(0, complete.length - keep)), ...unfinished]
  for (const name of gone) await rm(join(folder, name), { force: true })
  return gone
}
