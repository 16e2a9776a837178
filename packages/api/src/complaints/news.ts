import { countNewComplaints } from '@wadah/db/widget-complaints'
import { procedure } from '../procedure.ts'
import { menders, ownPlugins } from './complaint-access.ts'

/** How many complaints of the caller's own plugins nobody has looked at yet: the dot in the menu. */
export const news = procedure
  .meta({ authority: { kind: 'own-opd', roles: menders } })
  .query(async ({ ctx: { caller, database } }): Promise<number> => countNewComplaints(database, await ownPlugins(database, caller)))
