import { opdIdSchema } from '@wadah/contracts/ids'
import { requireOffice } from '../offices/require-office.ts'
import { procedure } from '../procedure.ts'
import { keyKeepers } from './keepers.ts'
import { keySchema, storeKey } from './store-key.ts'

// Whoever registers a key says: this office, and nobody else, speaks with it. That is Diskominfo's to say, not the office's own.
export const register = procedure
  .meta({ authority: { kind: 'roles', roles: keyKeepers, freshProof: true } })
  .input(keySchema.extend({ opd: opdIdSchema }))
  .mutation(async ({ ctx, input }): Promise<{ keyId: string }> => {
    await requireOffice(ctx.database, input.opd, ctx.services.now())
    return { keyId: await ctx.database.transaction((tx) => storeKey(tx, ctx, input)) }
  })
