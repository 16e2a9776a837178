import * as z from 'zod'
import { opdIdSchema } from '@wadah/contracts/ids'
import { addAuditEvent } from '@wadah/db/audit'
import { addOpd } from '@wadah/db/offices'
import { takeTurns } from '@wadah/db/open'
import { CodedError } from '@wadah/errors'
import type { NewAccessLink } from '../account/access-link.ts'
import { actorOf } from '../actor.ts'
import { connectionSchema } from '../connections/connection-schema.ts'
import { runMended } from '../connections/run-mended.ts'
import { storeConnection } from '../connections/store-connection.ts'
import { keySchema, storeKey } from '../keys/store-key.ts'
import type { ApiContext } from '../context.ts'
import { procedure } from '../procedure.ts'
import { changesOwners } from './keepers.ts'
import { beginningOf, daySchema } from './office-dates.ts'
import { officeNamesSchema } from './office-names.ts'

/** What came of bringing an office in. */
export interface AddedOffice {
  keyId: string | undefined
  /** Whether the first officer could be invited; undefined when none was named. */
  invited: boolean | undefined
  /** The officer's one-time link, told this once. */
  link?: NewAccessLink | undefined
}

// One form brings an office in: what it is called, with which key it speaks, and how its first system is reached. All of it or nothing.
export const add = procedure
  .meta({ authority: changesOwners })
  .input(
    z.strictObject({
      id: opdIdSchema,
      ...officeNamesSchema.shape,
      since: daySchema.optional(),
      key: keySchema.optional(),
      connection: connectionSchema.optional(),
      officer: z.strictObject({ name: z.string().trim().min(2).max(80), email: z.email().max(200) }).optional(),
    }),
  )
  .mutation(async ({ ctx, input }): Promise<AddedOffice> => {
    const { id, name, shortName, aliases, since, key, connection, officer } = input
    const { people } = ctx.services
    if (officer !== undefined && people === undefined)
      throw new CodedError('invalid_input', 'People cannot be invited here.', { details: { field: 'officer' } })
    const validFrom = since === undefined ? null : beginningOf(since, ctx)
    const at = new Date(ctx.services.now())
    const actor = actorOf(ctx.caller)
    const keyId = await ctx.database.transaction(async (tx) => {
      await takeTurns(tx, 'offices')
      if (!(await addOpd(tx, { id, name, shortName, aliases, validFrom }))) {
        throw new CodedError('invalid_input', `There is, or was, an OPD “${id}” already.`, { details: { field: 'id', reason: 'taken' } })
      }
      await addAuditEvent(tx, { at, actor, action: 'office.add', subject: id, details: { name, shortName } })
      if (connection !== undefined) await storeConnection(tx, ctx, { ...connection, opd: id })
      return key === undefined ? undefined : storeKey(tx, ctx, { ...key, opd: id })
    })
    if (connection !== undefined) await runMended(ctx, { opd: id, name: connection.name })
    if (officer === undefined) return { keyId, invited: undefined }
    const link = await invite(ctx, { ...officer, opd: id })
    return { keyId, invited: link !== undefined, link }
  })

/** Invites the first officer; undefined when that failed. The office stands all the same, and the person can be invited once more. */
async function invite({ services }: ApiContext, officer: { name: string; email: string; opd: string }): Promise<NewAccessLink | undefined> {
  try {
    return await services.people?.invite({ ...officer, roles: ['officer'] })
  } catch (thrown) {
    services.log({ level: 'warn', message: 'The first officer of an office could not be invited.', details: { reason: String(thrown) } })
    return undefined
  }
}
