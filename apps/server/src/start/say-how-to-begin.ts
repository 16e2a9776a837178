import { join } from 'node:path'
import { listUsers } from '@wadah/db/users'
import type { Foundation } from './foundation.ts'

/** Tells whoever started an empty installation what comes next. */
export async function sayHowToBegin({ database, config, say }: Foundation): Promise<void> {
  if ((await listUsers(database)).length > 0) return
  say('Nobody can sign in yet. Make the first administrator, in another terminal:')
  const script = join(import.meta.dirname, '..', 'commands', 'create-admin.ts')
  // The very Node that runs this: the one on the path may be too old.
  say(`  WADAH_DATA_DIR=${config.dataDir} ${process.execPath} ${script} --real --email you@example.go.id --name "Your name"`)
  say(`Backups go to ${config.backupDir} every night; WADAH_BACKUP_DIR names another place, best on another disk.`)
}
