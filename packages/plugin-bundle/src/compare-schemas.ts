import type { DialectSchema } from '@wadah/contracts/dialect'
import type { ContractChange } from './compare-contracts.ts'

/**
 * `output`: what is read from it must stay true; readers ignore keys they do not know. `input`: what was accepted must stay accepted,
 * also a key nobody needs. `rows`: an input that the host builds from the columns of an intake, which are compared for themselves.
 */
export type Direction = 'input' | 'output' | 'rows'

/**
 * Compares two schemas of the dialect by direction. Every difference is minor when each value of the narrower side is still good,
 * and major otherwise.
 */
export function compareSchemas(
  path: string,
  schemas: { before: DialectSchema; after: DialectSchema },
  direction: Direction,
): ContractChange[] {
  const { before, after } = schemas
  if (sameShape(before, after)) return []
  const isOpen = direction !== 'input'
  const gap = firstGap(path, direction === 'output' ? { narrow: after, wide: before, isOpen } : { narrow: before, wide: after, isOpen })
  if (gap === undefined) return [{ path, level: 'minor', what: direction === 'output' ? 'promises more' : 'accepts more' }]
  return [{ path: gap.path, level: 'major', what: direction === 'output' ? `may now be ${gap.what}` : `no longer accepts ${gap.what}` }]
}

/** Descriptions do not bind anybody. */
function sameShape(a: DialectSchema, b: DialectSchema): boolean {
  return canonical(a) === canonical(b)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => {
    if (key === 'description') return undefined
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).toSorted(([x], [y]) => (x < y ? -1 : 1)))
  })
}

interface Gap {
  path: string
  what: string
}

/** Two schemas at the same place. Open: objects of the wide side let keys pass that they do not know. */
interface Pair<TNarrow = DialectSchema, TWide = DialectSchema> {
  narrow: TNarrow
  wide: TWide
  isOpen: boolean
}

/** The first place at which a value of the narrow side might not be a value of the wide one; undefined when there is none. */
function firstGap(path: string, { narrow, wide, isOpen }: Pair): Gap | undefined {
  if ('anyOf' in narrow) return firstOf(narrow.anyOf.map((branch) => firstGap(path, { narrow: branch, wide, isOpen })))
  if ('anyOf' in wide) {
    const gaps = wide.anyOf.map((branch) => firstGap(path, { narrow, wide: branch, isOpen }))
    return gaps.includes(undefined) ? undefined : (deepest(gaps) ?? { path, what: named(narrow) })
  }
  if ('const' in narrow) return fitsLiteral(narrow.const, wide) ? undefined : { path, what: JSON.stringify(narrow.const) }
  if ('enum' in narrow) {
    const stranger = narrow.enum.find((value) => !fitsLiteral(value, wide))
    return stranger === undefined ? undefined : { path, what: JSON.stringify(stranger) }
  }
  if ('const' in wide || 'enum' in wide) return { path, what: named(narrow) }
  return gapOfTypes(path, { narrow, wide, isOpen })
}

/** Of a union the branch that comes nearest says best what is wrong, when one comes nearer than the others. */
function deepest(gaps: readonly (Gap | undefined)[]): Gap | undefined {
  const lengths = gaps.map((gap) => gap?.path.length ?? 0)
  const longest = Math.max(...lengths)
  return lengths.filter((length) => length === longest).length === 1 ? gaps[lengths.indexOf(longest)] : undefined
}

type TypedSchema = Extract<DialectSchema, { type: string }>

function gapOfTypes(path: string, { narrow, wide, isOpen }: Pair<TypedSchema, TypedSchema>): Gap | undefined {
  const differs: Gap = { path, what: named(narrow) }
  if (isNumeric(narrow) && isNumeric(wide)) {
    if (narrow.type === 'number' && wide.type === 'integer') return differs
    return withinBounds(narrow, wide) ? undefined : { path, what: 'outside its former bounds' }
  }
  if (narrow.type !== wide.type) return differs
  if (narrow.type === 'string' && wide.type === 'string') {
    if (wide.format !== undefined && wide.format !== narrow.format) return { path, what: `something other than ${wide.format}` }
    return within(narrow.minLength ?? 0, narrow.maxLength, wide.minLength ?? 0, wide.maxLength)
      ? undefined
      : { path, what: 'of another length' }
  }
  if (narrow.type === 'array' && wide.type === 'array') {
    if (!within(narrow.minItems ?? 0, narrow.maxItems, wide.minItems ?? 0, wide.maxItems)) return { path, what: 'of another length' }
    // Lists that are always empty agree whatever their items are.
    return narrow.maxItems === 0 ? undefined : firstGap(`${path}[]`, { narrow: narrow.items, wide: wide.items, isOpen })
  }
  if (narrow.type === 'object' && wide.type === 'object') return gapOfObjects(path, { narrow, wide, isOpen })
  return undefined
}

type ObjectSchema = Extract<DialectSchema, { type: 'object' }>
type RecordSchema = Extract<ObjectSchema, { additionalProperties: DialectSchema }>

function gapOfObjects(path: string, { narrow, wide, isOpen }: Pair<ObjectSchema, ObjectSchema>): Gap | undefined {
  if (!('properties' in wide)) {
    if (!('properties' in narrow)) return gapOfRecords(path, { narrow, wide, isOpen })
    if (Object.keys(narrow.properties).length > (wide.maxProperties ?? Number.POSITIVE_INFINITY)) return { path, what: 'larger' }
    return firstOf(
      Object.entries(narrow.properties).map(([key, child]) =>
        firstGap(`${path}.${key}`, { narrow: child, wide: wide.additionalProperties, isOpen }),
      ),
    )
  }
  if (!('properties' in narrow)) return { path, what: 'an object with any keys' }
  const missing = wide.required.find((key) => !narrow.required.includes(key))
  if (missing !== undefined) return { path: `${path}.${missing}`, what: isOpen ? 'absent' : 'an object without it' }
  return firstOf(
    Object.entries(narrow.properties).map(([key, child]) => {
      const known = Object.hasOwn(wide.properties, key) ? wide.properties[key] : undefined
      if (known !== undefined) return firstGap(`${path}.${key}`, { narrow: child, wide: known, isOpen })
      return isOpen ? undefined : { path: `${path}.${key}`, what: 'an object with it' }
    }),
  )
}

function gapOfRecords(path: string, { narrow, wide, isOpen }: Pair<RecordSchema, RecordSchema>): Gap | undefined {
  if ((narrow.maxProperties ?? Number.POSITIVE_INFINITY) > (wide.maxProperties ?? Number.POSITIVE_INFINITY)) return { path, what: 'larger' }
  return firstGap(`${path}.*`, { narrow: narrow.additionalProperties, wide: wide.additionalProperties, isOpen })
}

type NumericSchema = Extract<DialectSchema, { type: 'number' | 'integer' }>

function isNumeric(schema: TypedSchema): schema is NumericSchema {
  return schema.type === 'number' || schema.type === 'integer'
}

function withinBounds(narrow: NumericSchema, wide: NumericSchema): boolean {
  const above = (value: number): boolean =>
    value >= (wide.minimum ?? Number.NEGATIVE_INFINITY) && value > (wide.exclusiveMinimum ?? Number.NEGATIVE_INFINITY)
  const below = (value: number): boolean =>
    value <= (wide.maximum ?? Number.POSITIVE_INFINITY) && value < (wide.exclusiveMaximum ?? Number.POSITIVE_INFINITY)
  const hasLow = wide.minimum !== undefined || wide.exclusiveMinimum !== undefined
  const hasHigh = wide.maximum !== undefined || wide.exclusiveMaximum !== undefined
  const lowFits =
    !hasLow ||
    (narrow.minimum !== undefined && above(narrow.minimum)) ||
    (narrow.exclusiveMinimum !== undefined &&
      narrow.exclusiveMinimum >= Math.max(wide.minimum ?? Number.NEGATIVE_INFINITY, wide.exclusiveMinimum ?? Number.NEGATIVE_INFINITY))
  const highFits =
    !hasHigh ||
    (narrow.maximum !== undefined && below(narrow.maximum)) ||
    (narrow.exclusiveMaximum !== undefined &&
      narrow.exclusiveMaximum <= Math.min(wide.maximum ?? Number.POSITIVE_INFINITY, wide.exclusiveMaximum ?? Number.POSITIVE_INFINITY))
  return lowFits && highFits
}

function within(narrowMin: number, narrowMax: number | undefined, wideMin: number, wideMax: number | undefined): boolean {
  return narrowMin >= wideMin && (narrowMax ?? Number.POSITIVE_INFINITY) <= (wideMax ?? Number.POSITIVE_INFINITY)
}

function fitsLiteral(value: string | number | boolean | null, wide: DialectSchema): boolean {
  if ('anyOf' in wide) return wide.anyOf.some((branch) => fitsLiteral(value, branch))
  if ('const' in wide) return wide.const === value
  if ('enum' in wide) return typeof value === 'string' && wide.enum.includes(value)
  if (value === null) return wide.type === 'null'
  if (typeof value === 'boolean') return wide.type === 'boolean'
  if (typeof value === 'string') {
    // JSON Schema counts code points.
    const { length } = [...value]
    return wide.type === 'string' && wide.format === undefined && within(length, length, wide.minLength ?? 0, wide.maxLength)
  }
  if (wide.type === 'integer' && !Number.isInteger(value)) return false
  return (wide.type === 'number' || wide.type === 'integer') && withinBounds({ type: wide.type, minimum: value, maximum: value }, wide)
}

function named(schema: DialectSchema): string {
  if ('const' in schema) return JSON.stringify(schema.const)
  if ('enum' in schema) return `one of ${schema.enum.length} words`
  if ('anyOf' in schema) return 'one of several kinds'
  return schema.type === 'null' ? 'null' : `${/^[aeiou]/.test(schema.type) ? 'an' : 'a'} ${schema.type}`
}

function firstOf(gaps: readonly (Gap | undefined)[]): Gap | undefined {
  return gaps.find((gap) => gap !== undefined)
}
