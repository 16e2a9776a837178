import type { Caller } from '@wadah/contracts/roles'
import type { Database } from '@wadah/db/open'
import type { Services } from './services.ts'

/** What every procedure is called with. The caller is derived by the server, never from input. */
export interface ApiContext {
  caller: Caller
  database: Database
  services: Services
  /** Id of the session that asks; absent for signed requests and anonymous callers. */
  session?: string | undefined
}
