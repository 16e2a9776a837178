import * as z from 'zod'
import { connectionNameSchema } from '@wadah/contracts/ids'
import { connectionKindSchema } from '@wadah/contracts/manifest'

const secretText = z.string().min(1).max(4_000)

const authSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bearer'), token: secretText }),
  z.strictObject({ kind: z.literal('basic'), user: secretText, password: secretText }),
  z.strictObject({ kind: z.literal('header'), name: z.string().regex(/^[A-Za-z0-9-]{1,64}$/), value: secretText }),
])

/** A connection as somebody writes it down. */
export const connectionSchema = z.strictObject({
  name: connectionNameSchema,
  kind: connectionKindSchema,
  baseUrl: z.url({ protocol: /^https?$/ }).max(400),
  /** Absent: what is stored stays, as long as it goes to the same scheme, host and port. `null`: forget it. */
  auth: authSchema.nullable().optional(),
})
export type ConnectionInput = z.infer<typeof connectionSchema>
