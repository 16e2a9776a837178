import * as z from 'zod'
import type { DialectSchema } from '@wadah/contracts/dialect'
import { booleanOf, enumOf, literalOf, numberOf, stringOf } from './dialect-leaves.ts'
import { readChecks } from './read-checks.ts'
import { refuseSchema } from './refuse-schema.ts'
import { unionOf } from './union-of.ts'

/** Which side of a procedure a schema describes: in the sandbox input is parsed by zod, output is not. */
export type Direction = 'input' | 'output'

interface Walk {
  direction: Direction
  /** Schemas on the way here; one that comes again holds itself. */
  above: readonly z.core.$ZodType[]
  /** Whether the key may be missing; only fields of an object may. */
  mayBeAbsent: boolean
}

type ObjectSchema = Extract<DialectSchema, { properties: unknown }>

const longestDescription = 500

/**
 * Turns a zod schema into the closed dialect, or says what in it the dialect lacks and what to write instead.
 *
 * @remarks Walks the schema itself and knows each kind by name, so that what it does not know is refused. A translation that picks what
 * it knows out of JSON Schema would record less than the author wrote, and the host would then check less than he thinks.
 */
export function toDialect(schema: z.core.$ZodType, path: string, direction: Direction): DialectSchema {
  return convert(schema, path, { direction, above: [], mayBeAbsent: false })
}

function convert(schema: z.core.$ZodType, path: string, walk: Walk): DialectSchema {
  if (walk.above.includes(schema)) refuseSchema(path, 'A schema that holds itself is not recorded.', 'Write as many levels as there are.')
  const recorded = kindOf(schema as z.core.$ZodTypes, path, { ...walk, above: [...walk.above, schema] })
  const description = z.globalRegistry.get(schema)?.description
  if (description === undefined) return recorded
  if (description.length > longestDescription)
    refuseSchema(path, `A description has at most ${longestDescription} characters.`, 'Shorten it.')
  return { ...recorded, description }
}

function kindOf(schema: z.core.$ZodTypes, path: string, walk: Walk): DialectSchema {
  const def = schema._zod.def
  const inside = { ...walk, mayBeAbsent: false }
  switch (def.type) {
    case 'string':
      return stringOf(def, path)
    case 'number':
      return numberOf(def, path)
    case 'boolean':
      return booleanOf(def, path)
    case 'null':
      return { type: 'null' }
    case 'literal':
      return literalOf(def.values, path)
    case 'enum':
      return enumOf(Object.values(def.entries), path)
    case 'object':
      return objectOf(def, path, inside)
    case 'array':
      return arrayOf(def, path, inside)
    case 'record':
      return recordOf(def, path, inside)
    case 'union':
      readChecks(def.checks, path)
      return unionOf(
        def.options.map((option, index) => convert(option, `${path}|${index + 1}`, inside)),
        path,
      )
    case 'nullable':
      return { anyOf: [convert(def.innerType, path, walk), { type: 'null' }] }
    case 'readonly':
    case 'nonoptional':
      return convert(def.innerType, path, { ...walk, mayBeAbsent: walk.mayBeAbsent || def.type === 'nonoptional' })
    case 'lazy':
      return convert(def.getter(), path, walk)
    case 'optional':
      if (walk.mayBeAbsent) return convert(def.innerType, path, walk)
      return refuseSchema(path, 'Only a field of an object may be missing.', 'Use .nullable().')
    case 'default':
    case 'prefault':
      if (walk.direction === 'input') return convert(def.innerType, path, walk)
      return refuseSchema(path, 'A default of an output is never filled in.', 'Write the value in the adapter, or use .optional().')
    default:
      return refuseKind(def.type, path)
  }
}

function objectOf(def: z.core.$ZodObjectDef, path: string, walk: Walk): ObjectSchema {
  readChecks(def.checks, path)
  if (def.catchall !== undefined && (def.catchall as z.core.$ZodTypes)._zod.def.type !== 'never')
    refuseSchema(path, 'An object with further keys (z.looseObject, .catchall()) is not recorded.', 'Name them, or use z.record().')
  const fields = Object.entries(def.shape)
  const mayBeMissing = ({ _zod: zod }: z.core.$ZodType): boolean => (walk.direction === 'input' ? zod.optin : zod.optout) !== undefined
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(([key, field]) => [key, convert(field, `${path}.${key}`, { ...walk, mayBeAbsent: true })])),
    required: fields.flatMap(([key, field]) => (mayBeMissing(field) ? [] : [key])).toSorted(),
    additionalProperties: false,
  }
}

function arrayOf(def: z.core.$ZodArrayDef, path: string, walk: Walk): DialectSchema {
  const { minLength, maxLength } = readChecks(def.checks, path).bounds
  return {
    type: 'array',
    items: convert(def.element, `${path}[]`, walk),
    ...(minLength === undefined ? {} : { minItems: minLength }),
    ...(maxLength === undefined ? {} : { maxItems: maxLength }),
  }
}

function recordOf(def: z.core.$ZodRecordDef, path: string, walk: Walk): DialectSchema {
  readChecks(def.checks, path)
  const key = convert(def.keyType, `${path}.*`, walk)
  if (!('type' in key) || key.type !== 'string' || Object.keys(key).length > 1)
    refuseSchema(path, 'Keys of a record are any text.', 'Use z.record(z.string(), …), or z.object() when the keys are known.')
  return { type: 'object', additionalProperties: convert(def.valueType, `${path}.*`, walk) }
}

const mends: Readonly<Record<string, readonly [what: string, mend: string]>> = {
  any: ['A value of any type is not recorded.', 'Say what it is.'],
  unknown: ['A value of any type is not recorded.', 'Say what it is.'],
  date: ['A date object is not recorded.', 'Send an ISO text: z.iso.datetime() or z.iso.date().'],
  pipe: [
    'A transform (.transform(), .pipe(), z.preprocess(), z.stringbool()) is not recorded.',
    'Say what is sent; change it in the adapter.',
  ],
  transform: ['A transform is not recorded.', 'Say what is sent; change it in the adapter.'],
  catch: ['A value that stands in for a wrong one (.catch()) is not recorded.', 'Decide in the adapter.'],
  tuple: ['A tuple is not recorded.', 'Use an object with named fields.'],
  intersection: ['An intersection is not recorded.', 'Use one z.object(), for instance by .extend().'],
  set: ['A set is not recorded.', 'Use z.array().'],
  map: ['A map is not recorded.', 'Use z.record().'],
  bigint: ['A bigint is not recorded.', 'Use z.int(), or a text.'],
}

function refuseKind(type: string, path: string): never {
  const [what, mend] = mends[type] ?? [
    `“${type}” is not recorded.`,
    'Use objects, arrays, strings, numbers, booleans, enums, literals, nullable, discriminated unions and records.',
  ]
  return refuseSchema(path, what, mend)
}
