import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { once } from 'node:events'
import { createGzip } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { CodedError } from '@wadah/errors'
import type { Database } from '../database.ts'
import { inBackground } from '../priority.ts'
import { schemaVersion } from './schema-version.ts'
import { backedUpTables } from './tables.ts'

/** First line of a backup. */
export interface BackupHeader {
  wadahBackup: 1
  createdAt: string
  /** Newest migration the rows were written under. */
  schema: string
}

const rowsAtOnce = 500

/**
 * Writes the whole installation into one file: gzip of JSON lines, closed by a checksum over all of them.
 *
 * @remarks One consistent state, also while the server writes. Credentials stay sealed: without `WADAH_SECRET` they cannot be read.
 * The file appears under its name only when it is complete. Throws `backup_failed`.
 */
export async function createBackup(database: Database, options: { file: string; now: Date }): Promise<{ file: string; rows: number }> {
  const part = `${options.file}.part`
  try {
    await mkdir(dirname(options.file), { recursive: true })
    const rows = await inBackground(() => writeBackup(database, part, options.now))
    await rename(part, options.file)
    return { file: options.file, rows }
  } catch (cause) {
    await rm(part, { force: true })
    throw new CodedError(
      'backup_failed',
      `The backup ${options.file} could not be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
  }
}

async function writeBackup(database: Database, file: string, now: Date): Promise<number> {
  const hash = createHash('sha256')
  const gzip = createGzip()
  const out = createWriteStream(file, { mode: 0o600 })
  const finished = once(out, 'finish')
  gzip.pipe(out)
  const write = async (line: string): Promise<void> => {
    hash.update(`${line}\n`)
    if (!gzip.write(`${line}\n`)) await once(gzip, 'drain')
  }
  const header: BackupHeader = { wadahBackup: 1, createdAt: now.toISOString(), schema: await schemaVersion(database) }
  await write(JSON.stringify(header))
  let rows = 0
  await database.transaction(async (tx) => {
    await tx.rows(sql`set transaction isolation level repeatable read`)
    for (const table of backedUpTables) {
      await tx.rows(sql`declare backup_rows no scroll cursor for select row_to_json(t)::text as line from ${sql.identifier(table)} t`)
      for (;;) {
        const chunk = await tx.rows<{ line: string }>(sql.raw(`fetch ${rowsAtOnce} from backup_rows`))
        for (const { line } of chunk) await write(`${table}\t${line}`)
        rows += chunk.length
        if (chunk.length < rowsAtOnce) break
      }
      await tx.rows(sql`close backup_rows`)
    }
  })
  gzip.end(`sha256\t${hash.digest('hex')}\n`)
  await finished
  return rows
}

/** Name of the backup of an instant; names sort by time. */
export function backupName(at: Date): string {
  return `wadah-${at.toISOString().slice(0, 19).replaceAll(':', '')}.backup`
}

/** Deletes all but the newest backups in a folder; returns what went. */
export async function pruneBackups(folder: string, keep = 7): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /^wadah-.*\.backup$/.test(name)).toSorted()
  const old = names.slice(0, Math.max(0, names.length - keep))
  for (const name of old) await rm(join(folder, name))
  return old
}
