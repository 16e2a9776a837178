import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { backupName, createBackup, pruneBackups } from '@wadah/db/backup'
import { writeSetting } from '@wadah/db/settings'
import { CodedError, toCodedError } from '@wadah/errors'
import type { JobsDeps } from './jobs.ts'

/** Setting that holds the last backup that was written. */
export const lastBackupKey = 'backup-last'
/** Setting that holds why the newest attempt failed; null after one that did not. */
export const backupErrorKey = 'backup-error'

/** The last backup as its setting keeps it. */
export interface LastBackup {
  file: string
  bytes: number
  rows: number
  /** ISO instant. */
  at: string
}

/** Why a backup failed, as its setting keeps it. */
export interface BackupError {
  /** ISO instant. */
  at: string
  message: string
}

const backupsKept = 7

/** Writes a backup and keeps the last seven. A failure is noted where operators see it, then thrown: `backup_failed`. */
export async function backUp({ database, backupDir, now, log }: Pick<JobsDeps, 'database' | 'backupDir' | 'now' | 'log'>): Promise<{ file: string; bytes: number }> {
  if (backupDir === undefined) throw new CodedError('not_found', 'No folder for backups is set.')
  const at = new Date(now())
  try {
    const { file, rows } = await createBackup(database, { file: join(backupDir, backupName(at)), now: at })
    const { size: bytes } = await stat(file)
    await pruneBackups(backupDir, backupsKept)
    await writeSetting(database, lastBackupKey, { file, bytes, rows, at: at.toISOString() } satisfies LastBackup)
    await writeSetting(database, backupErrorKey, null)
    return { file, bytes }
  } catch (thrown) {
    const error = toCodedError(thrown, 'backup_failed')
    await writeSetting(database, backupErrorKey, { at: at.toISOString(), message: error.message } satisfies BackupError)
    log({ level: 'error', message: 'The backup failed.', details: { reason: error.message } })
    throw error
  }
}
