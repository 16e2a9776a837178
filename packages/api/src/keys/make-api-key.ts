import * as z from 'zod'
import { apiKeyDays, apiKeyGrantSchema, grants } from '@wadah/contracts/api-key'
import { opdIdSchema } from '@wadah/contracts/ids'
import { insertApiKey, listApiKeys } from '@wadah/db/api-keys'
import { addAuditEvent } from '@wadah/db/audit'
import { takeTurns } from '@wadah/db/open'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { requireOwnOpd } from '../authority.ts'
import { requireOffice } from '../offices/require-office.ts'
import { procedure } from '../procedure.ts'
import { newApiKey } from './api-key-secret.ts'
import { keyOwners } from './keepers.ts'

const dayMs = 86_400_000
/** Good keys of one OPD at once: more than it has programs, few enough to look through. */
const mostGood = 20

const inputSchema = z.strictObject({
  opd: opdIdSchema,
  label: z.string().trim().min(1).max(80),
  grant: apiKeyGrantSchema.refine(
    (grant) => (['submit', 'status', 'intake'] as const).some((right) => grants(grant, right)),
    'A key that may do nothing is of no use: choose at least one right.',
  ),
  days: z.int().min(1).max(apiKeyDays.most).default(apiKeyDays.usual),
})

/** Makes an API key of an OPD. The answer is the only time it is told. */
export const makeApiKey = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator', ...keyOwners], freshProof: true } })
  .input(inputSchema)
  .mutation(async ({ ctx, input: { opd, label, grant, days } }): Promise<{ id: string; key: string; expiresAt: string }> => {
    const { caller, services } = ctx
    if (!caller.roles.includes('curator')) requireOwnOpd(caller, opd)
    await requireOffice(ctx.database, opd, services.now())
    const at = new Date(services.now())
    const expiresAt = new Date(at.getTime() + days * dayMs)
    const { id, key, secretHash } = newApiKey()
    const actor = actorOf(caller)
    await ctx.database.transaction(async (tx) => {
      await takeTurns(tx, `api keys ${opd}`)
      const good = (await listApiKeys(tx, opd)).filter((row) => row.revokedAt === null && row.expiresAt > at)
      if (good.length >= mostGood) {
        throw new CodedError('invalid_input', `${opd} has ${mostGood} API keys already; revoke one that is not needed.`, {
          details: { field: 'label', reason: 'too_many' },
        })
      }
      await insertApiKey(tx, { id, opd, label, grant, secretHash, createdAt: at, createdBy: actor.name, expiresAt })
      const details = { opd, label, ...grant, expiresAt: expiresAt.toISOString() }
      await addAuditEvent(tx, { at, actor, action: 'api-key.make', subject: id, details })
    })
    return { id, key, expiresAt: expiresAt.toISOString() }
  })
