import * as z from 'zod'
import { connectionNameSchema } from '@wadah/contracts/ids'
import { connectionKindSchema } from '@wadah/contracts/manifest'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

const secretText = z.string().min(1).max(4_000)

const authSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bearer'), token: secretText }),
  z.strictObject({ kind: z.literal('basic'), user: secretText, password: secretText }),
  z.strictObject({ kind: z.literal('header'), name: z.string().regex(/^[A-Za-z0-9-]{1,64}$/), value: secretText }),
])

export const save = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher'] } })
  .input(
    z.strictObject({
      name: connectionNameSchema,
      kind: connectionKindSchema,
      baseUrl: z.url({ protocol: /^https?$/ }).max(400),
      /** Absent: what is stored stays. `null`: forget it. */
      auth: authSchema.nullable().optional(),
    }),
  )
  .mutation(async (): Promise<{ ok: true }> => pending())
