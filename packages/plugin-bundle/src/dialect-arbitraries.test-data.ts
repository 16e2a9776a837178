import fc from 'fast-check'
import type { DialectSchema } from '@wadah/contracts/dialect'

const words = ['a', 'b', 'ccc', '😀']
const optional = (arbitrary: fc.Arbitrary<number>): fc.Arbitrary<number | undefined> => fc.option(arbitrary, { nil: undefined })
const low = fc.integer({ min: -3, max: 1 })
const high = fc.integer({ min: 2, max: 5 })

const leaf: fc.Arbitrary<DialectSchema> = fc.oneof(
  fc.record({
    type: fc.constant('string' as const),
    minLength: optional(fc.integer({ min: 0, max: 1 })),
    maxLength: optional(fc.integer({ min: 2, max: 4 })),
  }),
  fc.record({ type: fc.constant('string' as const), format: fc.constantFrom('date' as const, 'uuid' as const) }),
  fc.record({ type: fc.constantFrom('number' as const, 'integer' as const), minimum: optional(low), maximum: optional(high) }),
  fc.record({ type: fc.constant('number' as const), exclusiveMinimum: optional(low), exclusiveMaximum: optional(high) }),
  fc.constant({ type: 'boolean' as const }),
  fc.constant({ type: 'null' as const }),
  fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 }).map((values) => ({ enum: values })),
  fc.constantFrom<string | number | boolean>('a', '😀', 1, 2.5, true).map((value) => ({ const: value })),
)

function objectOf(child: fc.Arbitrary<DialectSchema>): fc.Arbitrary<DialectSchema> {
  return fc
    .record({ properties: fc.dictionary(fc.constantFrom('a', 'b', 'c'), child, { maxKeys: 3 }), required: fc.subarray(['a', 'b', 'c']) })
    .map(({ properties, required }) => ({
      type: 'object' as const,
      properties,
      required: required.filter((key) => Object.hasOwn(properties, key)),
      additionalProperties: false as const,
    }))
}

/** Any schema of the dialect, small; every one has values. */
export const schemas: fc.Arbitrary<DialectSchema> = fc.letrec<{ node: DialectSchema }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    leaf,
    fc
      .record({ items: tie('node'), maxItems: optional(fc.integer({ min: 0, max: 3 })) })
      .map(({ items, maxItems }) => ({ type: 'array' as const, items, maxItems })),
    fc.array(tie('node'), { minLength: 2, maxLength: 3 }).map((anyOf) => ({ anyOf })),
    objectOf(tie('node')),
    fc
      .record({ additionalProperties: tie('node'), maxProperties: optional(fc.integer({ min: 1, max: 3 })) })
      .map((record) => ({ type: 'object' as const, ...record })),
  ),
})).node

/** A schema that differs from another in few places, as releases of one plugin do. */
export function edited(schema: DialectSchema): fc.Arbitrary<DialectSchema> {
  const inner = fc.oneof(
    { weight: 4, arbitrary: editedInside(schema) },
    { weight: 1, arbitrary: fc.constant<DialectSchema>({ anyOf: [schema, { type: 'null' }] }) },
    { weight: 1, arbitrary: schemas },
  )
  return 'anyOf' in schema ? fc.oneof(inner, fc.constantFrom(...schema.anyOf)) : inner
}

function editedInside(schema: DialectSchema): fc.Arbitrary<DialectSchema> {
  if ('anyOf' in schema)
    return fc.tuple(...schema.anyOf.map((branch) => fc.oneof(fc.constant(branch), edited(branch)))).map((anyOf) => ({ anyOf }))
  if ('enum' in schema) return fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 }).map((values) => ({ enum: values }))
  if ('const' in schema) return fc.constant(schema)
  if ('items' in schema)
    return fc
      .record({ items: edited(schema.items), maxItems: optional(fc.integer({ min: 0, max: 3 })) })
      .map((changes) => ({ ...schema, ...changes }))
  if ('properties' in schema) return editedObject(schema)
  if (schema.type === 'object')
    return edited(schema.additionalProperties).map((additionalProperties) => ({ ...schema, additionalProperties }))
  return fc.oneof(fc.constant(schema), leaf)
}

function editedObject(schema: Extract<DialectSchema, { required: string[] }>): fc.Arbitrary<DialectSchema> {
  const keys = Object.keys(schema.properties)
  const children = fc.record(
    Object.fromEntries(
      Object.entries(schema.properties).map(([key, child]) => [
        key,
        fc.oneof({ weight: 3, arbitrary: fc.constant(child) }, { weight: 1, arbitrary: edited(child) }),
      ]),
    ),
  )
  return fc
    .record({ children, kept: fc.subarray(keys), required: fc.subarray([...keys, 'd']), added: fc.option(leaf) })
    .map(({ children, kept, required, added }) => {
      const properties = {
        ...Object.fromEntries(kept.map((key) => [key, (children as Record<string, DialectSchema>)[key] as DialectSchema])),
        ...(added ? { d: added } : {}),
      }
      return { ...schema, properties, required: required.filter((key) => Object.hasOwn(properties, key)) }
    })
}

/** Values of a schema. */
export function valuesOf(schema: DialectSchema): fc.Arbitrary<unknown> {
  if ('anyOf' in schema) return fc.oneof(...schema.anyOf.map(valuesOf))
  if ('const' in schema) return fc.constant(schema.const)
  if ('enum' in schema) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case 'array':
      return fc.array(valuesOf(schema.items), { maxLength: schema.maxItems ?? 3 })
    case 'object':
      if (!('properties' in schema))
        return fc.dictionary(fc.constantFrom('a', 'b', 'x', 'y'), valuesOf(schema.additionalProperties), {
          maxKeys: schema.maxProperties ?? 3,
        })
      return fc.record(Object.fromEntries(Object.entries(schema.properties).map(([key, child]) => [key, valuesOf(child)])), {
        requiredKeys: schema.required,
      })
    case 'string':
      if (schema.format === 'date') return fc.constantFrom('2025-12-19', '2026-01-01')
      if (schema.format === 'uuid') return fc.uuid()
      return fc.oneof(
        fc.string({ unit: 'grapheme-ascii', minLength: schema.minLength ?? 0, maxLength: schema.maxLength ?? 6 }),
        fc.constantFrom('😀', '2025-12-19').filter((text) => [...text].length <= (schema.maxLength ?? 12)),
      )
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -9, max: schema.maximum ?? 9 })
    case 'number':
      return fc
        .double({ min: schema.minimum ?? schema.exclusiveMinimum ?? -9, max: schema.maximum ?? schema.exclusiveMaximum ?? 9, noNaN: true })
        .map((value) => (value === schema.exclusiveMinimum || value === schema.exclusiveMaximum ? 1.5 : value))
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
  }
}
