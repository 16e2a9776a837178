import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DialectSchema } from '@wadah/contracts/dialect'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import { validateAgainst } from '@wadah/adapter-host/validate'
import { checkVersion, compareContracts } from './compare-contracts.ts'
import { compareSchemas } from './compare-schemas.ts'

const leaf: fc.Arbitrary<DialectSchema> = fc.oneof(
  fc.record({ type: fc.constant('string' as const), maxLength: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }) }),
  fc.record({ type: fc.constantFrom('number' as const, 'integer' as const), minimum: fc.option(fc.integer({ min: -3, max: 1 }), { nil: undefined }), maximum: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }) }),
  fc.constant({ type: 'boolean' as const }),
  fc.constant({ type: 'null' as const }),
  fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }).map((values) => ({ enum: values })),
  fc.constantFrom<string | number | boolean>('a', 1, true).map((value) => ({ const: value })),
)

const schemas: fc.Arbitrary<DialectSchema> = fc.letrec<{ node: DialectSchema }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    leaf,
    tie('node').map((items) => ({ type: 'array' as const, items })),
    tie('node').map((branch) => ({ anyOf: [branch, { type: 'null' as const }] })),
    fc.record({ a: tie('node'), b: tie('node'), required: fc.subarray(['a', 'b']) }).map(({ a, b, required }) => ({ type: 'object' as const, properties: { a, b }, required, additionalProperties: false as const })),
    tie('node').map((additionalProperties) => ({ type: 'object' as const, additionalProperties })),
  ),
})).node

const values = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom<unknown>(null, true, false, 'a', 'b', 'ccccc', 0, 1, 2.5, -7),
    fc.array(tie('node'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('node'), { maxKeys: 2 }),
  ),
})).node

const isValid = (schema: DialectSchema, value: unknown): boolean => validateAgainst(schema, value).ok

describe('the comparison of schemas', () => {
  test('finds no change in a schema and itself', () => {
    fc.assert(
      fc.property(schemas, (schema) => {
        expect(compareSchemas('x', schema, schema, 'output')).toEqual([])
      }),
    )
  })

  test('never calls an output compatible that may be something its readers did not know', () => {
    fc.assert(
      fc.property(schemas, schemas, values, (before, after, value) => {
        const isMajor = compareSchemas('x', before, after, 'output').some((change) => change.level === 'major')
        // New keys of an object are no break for readers, but the old schema is closed; leave them out of the check.
        if (!isMajor && isValid(after, value)) expect(isValid(opened(before), value)).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })

  test('never calls an input compatible that refuses what was accepted', () => {
    fc.assert(
      fc.property(schemas, schemas, values, (before, after, value) => {
        const isMajor = compareSchemas('x', before, after, 'input').some((change) => change.level === 'major')
        if (!isMajor && isValid(before, value)) expect(isValid(opened(after), value)).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })
})

/** The schema as a reader takes it that ignores keys it does not know. */
function opened(schema: DialectSchema): DialectSchema {
  if ('anyOf' in schema) return { anyOf: schema.anyOf.map(opened) }
  if ('items' in schema) return { ...schema, items: opened(schema.items) }
  if ('properties' in schema) {
    const properties = Object.fromEntries(Object.entries(schema.properties).map(([key, child]) => [key, opened(child)]))
    return { ...schema, properties, additionalProperties: true } as unknown as DialectSchema
  }
  if ('additionalProperties' in schema && typeof schema.additionalProperties === 'object') return { ...schema, additionalProperties: opened(schema.additionalProperties) }
  return schema
}

function contractWith(output: DialectSchema): RecordedContract {
  const text = { id: 'x', en: 'x' }
  return { format: 1, sdk: '1.0.0', procedures: { q: { meta: { kind: 'query', title: text, classification: 'public', connections: [], cache: '60s' }, input: { type: 'string' }, output } } }
}

const object = (properties: Record<string, DialectSchema>, required = Object.keys(properties)): DialectSchema => ({ type: 'object', properties, required, additionalProperties: false })

describe('the version of a release', () => {
  const one = contractWith(object({ count: { type: 'integer' } }))
  const more = contractWith(object({ count: { type: 'integer' }, since: { type: 'string' } }))
  const less = contractWith(object({ since: { type: 'string' } }))

  test('may be a patch when the contract is the same', () => {
    expect(checkVersion({ version: '1.0.0', contract: one }, { version: '1.0.1', contract: one }).level).toBe('none')
  })

  test('must be a minor when the output says more', () => {
    expect(() => checkVersion({ version: '1.0.0', contract: one }, { version: '1.0.1', contract: more })).toThrow('minor change')
    expect(checkVersion({ version: '1.0.0', contract: one }, { version: '1.1.0', contract: more }).level).toBe('minor')
  })

  test('must be a major when a field is gone, and the refusal names it', () => {
    expect(() => checkVersion({ version: '1.0.0', contract: one }, { version: '1.1.0', contract: less })).toThrow('q.output.count may now be absent')
  })

  test('must rise', () => {
    expect(() => checkVersion({ version: '1.0.0', contract: one }, { version: '1.0.0', contract: one })).toThrow('raise the version')
  })

  test('must be a major when a classification is opened', () => {
    const procedure = one.procedures['q']
    if (!procedure) throw new Error('no procedure')
    const restricted: RecordedContract = { ...one, procedures: { q: { ...procedure, meta: { ...procedure.meta, classification: 'internal' } } } }

    expect(compareContracts(restricted, one)).toMatchObject({ level: 'major', changes: [{ what: 'was opened from internal to public' }] })
  })
})
