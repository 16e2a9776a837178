import { opdIdSchema } from '@wadah/contracts/ids'
import { CodedError } from '@wadah/errors'
import { procedure } from '../procedure.ts'
import { connectionSchema } from './connection-schema.ts'
import { connectionKeepers, keepsEveryConnection, ownNames } from './own-names.ts'
import { runMended } from './run-mended.ts'
import { storeConnection } from './store-connection.ts'

export const save = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher', ...connectionKeepers], orKey: true } })
  // `opd`: another than one's own, where one looks after it; an office that was merged into one's own, or, for Diskominfo, any.
  .input(connectionSchema.extend({ opd: opdIdSchema.optional() }))
  .mutation(async ({ ctx, input: { opd: named, ...connection } }): Promise<{ ok: true }> => {
    const opd = named ?? ctx.caller.opd
    if (opd === undefined) throw new CodedError('forbidden', 'A connection belongs to an OPD, and you belong to none.')
    if (!keepsEveryConnection(ctx) && !(await ownNames(ctx)).includes(opd))
      throw new CodedError('forbidden', 'This belongs to another OPD.', { details: { opd } })
    await ctx.database.transaction((tx) => storeConnection(tx, ctx, { ...connection, opd }))
    await runMended(ctx, { opd, name: connection.name })
    return { ok: true }
  })
