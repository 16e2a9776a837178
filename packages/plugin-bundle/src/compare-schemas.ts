import type { DialectSchema } from '@wadah/contracts/dialect'
import type { ContractChange } from './compare-contracts.ts'

/** `output`: what is read from it must stay true. `input`: what was accepted must stay accepted. */
export type Direction = 'input' | 'output'

/**
 * Compares two schemas of the dialect by direction. Every difference is minor when each value of the narrower side is still good,
 * and major otherwise.
 */
export function compareSchemas(path: string, before: DialectSchema, after: DialectSchema, direction: Direction): ContractChange[] {
  if (sameShape(before, after)) return []
  const [narrow, wide] = direction === 'output' ? [after, before] : [before, after]
  const gap = firstGap(path, narrow, wide)
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

/** The first place at which a value of `narrow` might not be a value of `wide`; undefined when there is none. */
export function firstGap(path: string, narrow: DialectSchema, wide: DialectSchema): Gap | undefined {
  if ('anyOf' in narrow) return firstOf(narrow.anyOf.map((branch) => firstGap(path, branch, wide)))
  if ('anyOf' in wide) {
    const gaps = wide.anyOf.map((branch) => firstGap(path, narrow, branch))
    return gaps.includes(undefined) ? undefined : { path, what: named(narrow) }
  }
  if ('const' in narrow) return fitsLiteral(narrow.const, wide) ? undefined : { path, what: JSON.stringify(narrow.const) }
  if ('enum' in narrow) {
    const stranger = narrow.enum.find((value) => !fitsLiteral(value, wide))
    return stranger === undefined ? undefined : { path, what: JSON.stringify(stranger) }
  }
  if ('const' in wide || 'enum' in wide) return { path, what: named(narrow) }
  return gapOfTypes(path, narrow, wide)
}

type TypedSchema = Extract<DialectSchema, { type: string }>

function gapOfTypes(path: string, narrow: TypedSchema, wide: TypedSchema): Gap | undefined {
  const differs: Gap = { path, what: named(narrow) }
  if (isNumeric(narrow) && isNumeric(wide)) {
    if (narrow.type === 'number' && wide.type === 'integer') return differs
    return withinBounds(narrow, wide) ? undefined : { path, what: 'outside its former bounds' }
  }
  if (narrow.type !== wide.type) return differs
  if (narrow.type === 'string' && wide.type === 'string') {
    if (wide.format !== undefined && wide.format !== narrow.format) return { path, what: `something other than ${wide.format}` }
    return within(narrow.minLength ?? 0, narrow.maxLength, wide.minLength ?? 0, wide.maxLength) ? undefined : { path, what: 'of another length' }
  }
  if (narrow.type === 'array' && wide.type === 'array') {
    if (!within(narrow.minItems ?? 0, narrow.maxItems, wide.minItems ?? 0, wide.maxItems)) return { path, what: 'of another length' }
    // Lists that are always empty agree whatever their items are.
    return narrow.maxItems === 0 ? undefined : firstGap(`${path}[]`, narrow.items, wide.items)
  }
  if (narrow.type === 'object' && wide.type === 'object') return gapOfObjects(path, narrow, wide)
  return undefined
}

type ObjectSchema = Extract<DialectSchema, { type: 'object' }>

function gapOfObjects(path: string, narrow: ObjectSchema, wide: ObjectSchema): Gap | undefined {
  if (!('properties' in wide)) {
    if (!('properties' in narrow)) return gapOfRecords(path, narrow, wide)
    if (Object.keys(narrow.properties).length > (wide.maxProperties ?? Number.POSITIVE_INFINITY)) return { path, what: 'larger' }
    return firstOf(Object.entries(narrow.properties).map(([key, child]) => firstGap(`${path}.${key}`, child, wide.additionalProperties)))
  }
  if (!('properties' in narrow)) return { path, what: 'an object with any keys' }
  const missing = wide.required.find((key) => !narrow.required.includes(key))
  if (missing !== undefined) return { path: `${path}.${missing}`, what: 'absent' }
  return firstOf(
    Object.entries(narrow.properties).map(([key, child]) => {
      const known = Object.hasOwn(wide.properties, key) ? wide.properties[key] : undefined
      // Readers of an output ignore keys they do not know; an input with an unknown key is refused, but no reader sent one.
      return known === undefined ? undefined : firstGap(`${path}.${key}`, child, known)
    }),
  )
}

function gapOfRecords(path: string, narrow: Extract<ObjectSchema, { additionalProperties: DialectSchema }>, wide: Extract<ObjectSchema, { additionalProperties: DialectSchema }>): Gap | undefined {
  if ((narrow.maxProperties ?? Number.POSITIVE_INFINITY) > (wide.maxProperties ?? Number.POSITIVE_INFINITY)) return { path, what: 'larger' }
  return firstGap(`${path}.*`, narrow.additionalProperties, wide.additionalProperties)
}

type NumericSchema = Extract<DialectSchema, { type: 'number' | 'integer' }>

function isNumeric(schema: TypedSchema): schema is NumericSchema {
  return schema.type === 'number' || schema.type === 'integer'
}

function withinBounds(narrow: NumericSchema, wide: NumericSchema): boolean {
  const above = (value: number): boolean => value >= (wide.minimum ?? Number.NEGATIVE_INFINITY) && value > (wide.exclusiveMinimum ?? Number.NEGATIVE_INFINITY)
  const below = (value: number): boolean => value <= (wide.maximum ?? Number.POSITIVE_INFINITY) && value < (wide.exclusiveMaximum ?? Number.POSITIVE_INFINITY)
  const hasLow = wide.minimum !== undefined || wide.exclusiveMinimum !== undefined
  const hasHigh = wide.maximum !== undefined || wide.exclusiveMaximum !== undefined
  const lowFits = !hasLow || (narrow.minimum !== undefined && above(narrow.minimum)) || (narrow.exclusiveMinimum !== undefined && narrow.exclusiveMinimum >= Math.max(wide.minimum ?? Number.NEGATIVE_INFINITY, wide.exclusiveMinimum ?? Number.NEGATIVE_INFINITY))
  const highFits = !hasHigh || (narrow.maximum !== undefined && below(narrow.maximum)) || (narrow.exclusiveMaximum !== undefined && narrow.exclusiveMaximum <= Math.min(wide.maximum ?? Number.POSITIVE_INFINITY, wide.exclusiveMaximum ?? Number.POSITIVE_INFINITY))
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
    return wide.type === 'string' && wide.format === undefined && within(value.length, value.length, wide.minLength ?? 0, wide.maxLength)
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
