import type { Reach } from '@wadah/api/enabling-services'
import type { Installation } from '@wadah/api/services'
import type { Database } from '@wadah/db/open'
import type { LiveHub } from '../live/live-hub.ts'
import type { ServerLog } from '../start/server-log.ts'

/** What decisions on releases stand on. */
export interface EnablingDeps {
  database: Database
  installation: Installation
  hub: Pick<LiveHub, 'clients'>
  /** Counts the screens of every replica. */
  reach(feed?: string): Promise<Reach>
  /** Runs a feed as soon as it can, without being waited for. */
  runNow(feed: string): void
  now(): number
  log: ServerLog
}
