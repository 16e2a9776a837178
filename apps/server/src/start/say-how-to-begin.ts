import { listUsers } from '@wadah/db/users'
import type { Foundation } from './foundation.ts'

/** Tells whoever started an empty installation what comes next. */
export async function sayHowToBegin({ database, config, say }: Foundation): Promise<void> {
  if ((await listUsers(database)).length > 0) return
  say('Nobody can sign in yet. Make the first administrator, in another terminal, in the folder of Wadah:')
  say(`  WADAH_DATA_DIR=${config.dataDir} npm run wadah -- create-admin --real --email you@example.go.id --name "Your name"`)
  say(`Backups go to ${config.backupDir} every night; WADAH_BACKUP_DIR names another place, best on another disk.`)
}
