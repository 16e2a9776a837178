import * as z from 'zod'

/**
 * The closed dialect of JSON Schema in which contracts are recorded.
 *
 * @remarks Closed so that the compatibility check can be total and validation can never run an author's pattern (ReDoS).
 * Objects are closed unless they are records. `pack` turns zod's output into this and refuses anything else with line and mend.
 */
export type DialectSchema =
  | { type: 'object'; properties: Record<string, DialectSchema>; required: string[]; additionalProperties: false; description?: string }
  | { type: 'object'; additionalProperties: DialectSchema; maxProperties?: number; description?: string }
  | { type: 'array'; items: DialectSchema; minItems?: number; maxItems?: number; description?: string }
  | { type: 'string'; format?: DialectStringFormat; minLength?: number; maxLength?: number; description?: string }
  | {
      type: 'number' | 'integer'
      minimum?: number
      maximum?: number
      exclusiveMinimum?: number
      exclusiveMaximum?: number
      description?: string
    }
  | { type: 'boolean'; description?: string }
  | { type: 'null'; description?: string }
  | { enum: string[]; description?: string }
  | { const: string | number | boolean | null; description?: string }
  | { anyOf: DialectSchema[]; description?: string }

/** Named string formats of the dialect: the only constraint on a string besides its length. */
export const dialectStringFormats = ['date', 'date-time', 'time', 'uri', 'email', 'uuid'] as const
export type DialectStringFormat = (typeof dialectStringFormats)[number]

const description = z.string().max(500).optional()

/** Checks that a schema stays inside the dialect. `anyOf` is either nullable (one branch of type null) or discriminated by a const property. */
export const dialectSchema: z.ZodType<DialectSchema> = z.lazy(() =>
  z.union([
    z.strictObject({
      type: z.literal('object'),
      properties: z.record(z.string(), dialectSchema),
      required: z.array(z.string()),
      additionalProperties: z.literal(false),
      description,
    }),
    z.strictObject({
      type: z.literal('object'),
      additionalProperties: dialectSchema,
      maxProperties: z.number().int().optional(),
      description,
    }),
    z.strictObject({
      type: z.literal('array'),
      items: dialectSchema,
      minItems: z.number().int().optional(),
      maxItems: z.number().int().optional(),
      description,
    }),
    z.strictObject({
      type: z.literal('string'),
      format: z.enum(dialectStringFormats).optional(),
      minLength: z.number().int().optional(),
      maxLength: z.number().int().optional(),
      description,
    }),
    z.strictObject({
      type: z.enum(['number', 'integer']),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
      exclusiveMinimum: z.number().optional(),
      exclusiveMaximum: z.number().optional(),
      description,
    }),
    z.strictObject({ type: z.literal('boolean'), description }),
    z.strictObject({ type: z.literal('null'), description }),
    z.strictObject({ enum: z.array(z.string()).min(1), description }),
    z.strictObject({ const: z.union([z.string(), z.number(), z.boolean(), z.null()]), description }),
    z.strictObject({ anyOf: z.array(dialectSchema).min(2), description }),
  ]),
)

/** A dialect object with defaults, used for widget settings and plugin config; forms are made from it. */
export const formSchema = z.strictObject({
  type: z.literal('object'),
  properties: z.record(z.string().regex(/^[a-z][a-zA-Z0-9]{0,47}$/), dialectSchema),
  required: z.array(z.string()),
  additionalProperties: z.literal(false),
  description,
})
export type FormSchema = z.infer<typeof formSchema>
