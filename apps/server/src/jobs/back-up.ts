import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { backupName, createBackup, pruneBackups } from '@wadah/db/backup'
import { readSetting, writeSetting } from '@wadah/db/settings'
import { CodedError, toCodedError } from '@wadah/errors'
import type { JobsDeps } from './jobs.ts'

/** Setting that holds a {@link BackupRecord}. */
export const backupKey = 'backup'

/** What operators see of backups: the last one that was written, and why the newest attempt failed, if it did. Instants are ISO. */
export interface BackupRecord {
  last?: { file: string; bytes: number; rows: number; at: string } | undefined
  error?: { at: string; message: string } | undefined
}

const backupsKept = 7

/** Writes a backup and keeps the last seven. A failure is noted where operators see it, then thrown: `backup_failed`. */
export async function backUp({
  database,
  backupDir,
  now,
  log,
}: Pick<JobsDeps, 'database' | 'backupDir' | 'now' | 'log'>): Promise<{ file: string; bytes: number }> {
  if (backupDir === undefined) throw new CodedError('not_found', 'No folder for backups is set.')
  const at = new Date(now())
  try {
    const { file, rows } = await createBackup(database, { file: join(backupDir, backupName(at)), now: at })
    const { size: bytes } = await stat(file)
    await pruneBackups(backupDir, backupsKept)
    await writeSetting(database, backupKey, { last: { file, bytes, rows, at: at.toISOString() } } satisfies BackupRecord)
    return { file, bytes }
  } catch (thrown) {
    const error = toCodedError(thrown, 'backup_failed')
    const { last } = (await readSetting<BackupRecord>(database, backupKey)) ?? {}
    await writeSetting(database, backupKey, { last, error: { at: at.toISOString(), message: error.message } } satisfies BackupRecord)
    log({ level: 'error', message: 'The backup failed.', details: { reason: error.message } })
    throw error
  }
}
