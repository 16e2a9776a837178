import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dialectSchema, type DialectSchema } from '@wadah/contracts/dialect'
import { validateAgainst } from '@wadah/adapter-host/validate'
import { compareSchemas, type Direction } from './compare-schemas.ts'
import { edited, schemas, valuesOf } from './dialect-arbitraries.test-data.ts'

const isValid = (schema: DialectSchema, value: unknown): boolean => validateAgainst(schema, value).ok

/** A schema, a later one, and a value of one of them: `after` for outputs, `before` for inputs. */
function cases(of: 'before' | 'after'): fc.Arbitrary<{ before: DialectSchema; after: DialectSchema; value: unknown }> {
  return schemas.chain((before) =>
    fc
      .oneof({ weight: 5, arbitrary: edited(before) }, { weight: 1, arbitrary: schemas })
      .chain((after) => valuesOf(of === 'after' ? after : before).map((value) => ({ before, after, value }))),
  )
}

function isMajor(before: DialectSchema, after: DialectSchema, direction: Direction): boolean {
  return compareSchemas('x', { before, after }, direction).some((change) => change.level === 'major')
}

/** The schema as a reader takes it that ignores keys it does not know. */
function opened(schema: DialectSchema): DialectSchema {
  if ('anyOf' in schema) return { anyOf: schema.anyOf.map(opened) }
  if ('items' in schema) return { ...schema, items: opened(schema.items) }
  if ('properties' in schema) {
    const properties = Object.fromEntries(Object.entries(schema.properties).map(([key, child]) => [key, opened(child)]))
    return { ...schema, properties, additionalProperties: true } as unknown as DialectSchema
  }
  if ('additionalProperties' in schema && typeof schema.additionalProperties === 'object')
    return { ...schema, additionalProperties: opened(schema.additionalProperties) }
  return schema
}

describe('the comparison of schemas', () => {
  test('is tried on schemas of the dialect and on values that are theirs', () => {
    fc.assert(
      fc.property(cases('after'), ({ before, after, value }) => {
        expect(dialectSchema.safeParse(JSON.parse(JSON.stringify(before))).success).toBe(true)
        expect(isValid(after, value)).toBe(true)
      }),
    )
  })

  test('finds no change in a schema and itself, and no break where only words changed', () => {
    fc.assert(
      fc.property(schemas, fc.constantFrom<Direction>('input', 'output', 'rows'), (schema, direction) => {
        expect(compareSchemas('x', { before: schema, after: structuredClone(schema) }, direction)).toEqual([])
        expect(compareSchemas('x', { before: schema, after: { ...schema, description: 'Kata lain.' } }, direction)).toEqual([])
      }),
    )
  })

  test('never calls an output compatible that may be something its readers did not know', () => {
    fc.assert(
      fc.property(cases('after'), ({ before, after, value }) => {
        if (!isMajor(before, after, 'output')) expect(isValid(opened(before), value)).toBe(true)
      }),
      { numRuns: 1_500 },
    )
  }, 30_000)

  test('never calls an input compatible that refuses what was accepted', () => {
    fc.assert(
      fc.property(cases('before'), ({ before, after, value }) => {
        if (!isMajor(before, after, 'input')) expect(isValid(after, value)).toBe(true)
      }),
      { numRuns: 1_500 },
    )
  }, 30_000)

  test('does not cry wolf: a good part of small edits is compatible one way or the other', () => {
    const compatible = fc
      .sample(cases('after'), { numRuns: 1_000, seed: 1 })
      .filter(({ before, after }) => !isMajor(before, after, 'output') || !isMajor(before, after, 'input'))

    expect(compatible.length).toBeGreaterThan(300)
  })
})

const object = (properties: Record<string, DialectSchema>, required = Object.keys(properties)): DialectSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
const text: DialectSchema = { type: 'string' }
const levels = (before: DialectSchema, after: DialectSchema, direction: Direction) =>
  compareSchemas('x', { before, after }, direction).map(({ path, level, what }) => `${level} ${path} ${what}`)

describe('a change', () => {
  test.each<[string, Direction, DialectSchema, DialectSchema, string[]]>([
    [
      'of an output that may be null now',
      'output',
      object({ a: text }),
      object({ a: { anyOf: [text, { type: 'null' }] } }),
      ['major x.a may now be null'],
    ],
    [
      'of an output that is never null any more',
      'output',
      object({ a: { anyOf: [text, { type: 'null' }] } }),
      object({ a: text }),
      ['minor x promises more'],
    ],
    ['of an output with one more word', 'output', { enum: ['buka'] }, { enum: ['buka', 'tutup'] }, ['major x may now be "tutup"']],
    [
      'of an output that lost a bound',
      'output',
      { type: 'integer', minimum: 0 },
      { type: 'integer' },
      ['major x may now be outside its former bounds'],
    ],
    ['of an output from whole to broken numbers', 'output', { type: 'integer' }, { type: 'number' }, ['major x may now be a number']],
    [
      'of an input that demands one key more',
      'input',
      object({ a: text }),
      object({ a: text, b: text }),
      ['major x.b no longer accepts an object without it'],
    ],
    ['of an input that takes one key more', 'input', object({ a: text }), object({ a: text, b: text }, ['a']), ['minor x accepts more']],
    [
      'of an input that no longer knows a key',
      'input',
      object({ a: text, b: text }, ['a']),
      object({ a: text }),
      ['major x.b no longer accepts an object with it'],
    ],
    ['of rows that no longer have a column', 'rows', object({ a: text, b: text }, ['a']), object({ a: text }), ['minor x accepts more']],
    [
      'inside a union, named where it is',
      'output',
      { anyOf: [object({ ok: { const: true }, n: { type: 'integer' } }), { type: 'null' }] },
      { anyOf: [object({ ok: { const: true }, n: text }), { type: 'null' }] },
      ['major x.n may now be a string'],
    ],
  ])('%s is told with level, place and reason', (_what, direction, before, after, expected) => {
    expect(levels(before, after, direction)).toEqual(expected)
  })
})
