import { opdIdSchema } from '@wadah/contracts/ids'
import { CodedError } from '@wadah/errors'
import { procedure } from '../procedure.ts'
import { connectionSchema } from './connection-schema.ts'
import { connectionKeepers, keepsEveryConnection, readKeepers } from './keepers.ts'
import { runMended } from './run-mended.ts'
import { storeConnection } from './store-connection.ts'

export const save = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher', ...connectionKeepers], orKey: true } })
  // `opd`: another than one's own, where one looks after it: it was handed over, its office was merged, or, for Diskominfo, any.
  .input(connectionSchema.extend({ opd: opdIdSchema.optional() }))
  .mutation(async ({ ctx, input: { opd: named, ...connection } }): Promise<{ ok: true }> => {
    const opd = named ?? ctx.caller.opd
    if (opd === undefined) throw new CodedError('forbidden', 'A connection belongs to an OPD, and you belong to none.')
    if (!keepsEveryConnection(ctx) && (await readKeepers(ctx.database))({ opd, name: connection.name }) !== ctx.caller.opd)
      throw new CodedError('forbidden', 'This belongs to another OPD.', { details: { opd } })
    await ctx.database.transaction((tx) => storeConnection(tx, ctx, { ...connection, opd }))
    await runMended(ctx, { opd, name: connection.name })
    return { ok: true }
  })
