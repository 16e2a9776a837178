import * as z from 'zod'
import { opdIdSchema } from '@wadah/contracts/ids'
import { roleSchema } from '@wadah/contracts/roles'

/** A user to be made. */
export const newUserSchema = z.strictObject({
  name: z.string().trim().min(2).max(120),
  email: z.email(),
  /** At least twelve characters; without one the user can only be signed in by the demo. */
  password: z.string().max(200).optional(),
  roles: z.array(roleSchema).min(1),
  opd: opdIdSchema.optional(),
})
export type NewUser = z.infer<typeof newUserSchema>
