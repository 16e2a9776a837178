import * as z from 'zod'

const fieldSchema = z.string().regex(/^[a-z][a-zA-Z0-9]{0,47}$/)
const choiceSchema = z.union([z.string().max(200), z.number(), z.boolean()])

/** One step of stored values to the next version of their form: first `rename`, then `map`, then `remove`. What is new gets its default. */
export const formMigrationSchema = z.strictObject({
  /** Version whose values this brings to the next. */
  from: z.int().min(1),
  /** Former name of a field → its name now. */
  rename: z.record(fieldSchema, fieldSchema).optional(),
  /** By field (named as it is now): former value → value now. */
  map: z.record(fieldSchema, z.record(z.string(), choiceSchema)).optional(),
  /** Fields that are gone. */
  remove: z.array(fieldSchema).max(64).optional(),
})
export type FormMigration = z.infer<typeof formMigrationSchema>
