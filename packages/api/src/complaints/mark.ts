import * as z from 'zod'
import { complaintStateSchema } from '@wadah/contracts/complaint'
import { findComplaints, markComplaints } from '@wadah/db/widget-complaints'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { menders, ownPlugins } from './complaint-access.ts'

/** As many as a plugin may have. */
const mostAtOnce = 200

/** Says how far the OPD is with complaints of its own plugins; all of them or none. */
export const mark = procedure
  .meta({ authority: { kind: 'own-opd', roles: menders } })
  .input(z.strictObject({ ids: z.array(z.int().min(1)).min(1).max(mostAtOnce), state: complaintStateSchema }))
  .mutation(async ({ ctx: { caller, database, services }, input: { ids, state } }): Promise<{ ok: true }> => {
    const own = new Set(await ownPlugins(database, caller))
    const found = await findComplaints(database, ids)
    if (found.length < new Set(ids).size || found.some(({ plugin }) => !own.has(plugin)))
      throw new CodedError('not_found', 'There is no such complaint of your OPD.')
    await markComplaints(database, ids, { state, at: new Date(services.now()), by: actorOf(caller).name })
    return { ok: true }
  })
