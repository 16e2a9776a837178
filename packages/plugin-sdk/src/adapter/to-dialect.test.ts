import * as z from 'zod'
import { describe, expect, test } from 'vitest'
import { dialectSchema } from '@wadah/contracts/dialect'
import { toDialect } from './to-dialect.ts'

const output = (schema: z.ZodType) => toDialect(schema, 'harga.output', 'output')
const input = (schema: z.ZodType) => toDialect(schema, 'cari.input', 'input')
const branch = (kind: string) => z.object({ kind: z.literal(kind) })
const object = (properties: object, required: string[] = []) => ({ type: 'object', properties, required, additionalProperties: false })

describe('what the dialect holds', () => {
  test.each<[string, z.ZodType, object]>([
    ['a text with a length', z.string().min(1).max(9), { type: 'string', minLength: 1, maxLength: 9 }],
    ['the tighter of two bounds', z.string().min(1).length(3), { type: 'string', minLength: 3, maxLength: 3 }],
    ['a day', z.iso.date(), { type: 'string', format: 'date' }],
    ['an instant', z.iso.datetime({ offset: true }), { type: 'string', format: 'date-time' }],
    ['a time of day', z.iso.time(), { type: 'string', format: 'time' }],
    ['an address of the web', z.url(), { type: 'string', format: 'uri' }],
    ['an email address', z.email().max(80), { type: 'string', format: 'email', maxLength: 80 }],
    ['a uuid', z.uuid(), { type: 'string', format: 'uuid' }],
    ['a number between two', z.number().gt(0).lte(1), { type: 'number', maximum: 1, exclusiveMinimum: 0 }],
    ['a whole number', z.int().min(0), { type: 'integer', minimum: 0 }],
    ['a whole number, written the long way', z.number().int().nonnegative(), { type: 'integer', minimum: 0 }],
    ['a whole number of 32 bits', z.int32(), { type: 'integer', minimum: -2_147_483_648, maximum: 2_147_483_647 }],
    ['a truth value', z.boolean(), { type: 'boolean' }],
    ['a choice', z.enum(['naik', 'turun']), { enum: ['naik', 'turun'] }],
    ['a literal', z.literal(3), { const: 3 }],
    ['several literals', z.literal(['a', 'b']), { enum: ['a', 'b'] }],
    ['a text that may be null', z.string().nullable(), { anyOf: [{ type: 'string' }, { type: 'null' }] }],
    ['a list', z.array(z.boolean()).min(1).max(3), { type: 'array', items: { type: 'boolean' }, minItems: 1, maxItems: 3 }],
    ['a list nobody changes', z.array(z.boolean()).readonly(), { type: 'array', items: { type: 'boolean' } }],
    ['a record', z.record(z.string(), z.number()), { type: 'object', additionalProperties: { type: 'number' } }],
    ['an object', z.object({ b: z.boolean(), a: z.null() }), object({ b: { type: 'boolean' }, a: { type: 'null' } }, ['a', 'b'])],
    ['a strict object', z.strictObject({}), object({})],
    ['a field that may be missing', z.object({ a: z.boolean().optional() }), object({ a: { type: 'boolean' } })],
    [
      'a field that may be missing or null',
      z.object({ a: z.boolean().nullish() }),
      object({ a: { anyOf: [{ type: 'boolean' }, { type: 'null' }] } }),
    ],
    ['a named schema', z.string().meta({ id: 'nama', title: 'Nama' }), { type: 'string' }],
    ['words about a field', z.object({ a: z.boolean().describe('Buka') }), object({ a: { type: 'boolean', description: 'Buka' } }, ['a'])],
    [
      'branches that a literal tells apart',
      z.discriminatedUnion('kind', [branch('a'), branch('b')]),
      { anyOf: [object({ kind: { const: 'a' } }, ['kind']), object({ kind: { const: 'b' } }, ['kind'])] },
    ],
    ['a union of one', z.discriminatedUnion('kind', [branch('a')]), object({ kind: { const: 'a' } }, ['kind'])],
  ])('%s', (_what, schema, recorded) => {
    expect(output(schema)).toEqual(recorded)
    expect(dialectSchema.safeParse(output(schema)).success).toBe(true)
  })

  test('a default fills in what a caller leaves out, so the field may be missing', () => {
    expect(input(z.object({ limit: z.int().default(10) }))).toEqual(object({ limit: { type: 'integer' } }))
  })
})

interface Nested {
  inner?: Nested | undefined
}
const nested: z.ZodType<Nested> = z.object({
  get inner() {
    return nested.optional()
  },
})

describe('what the dialect cannot hold is refused, never dropped in silence', () => {
  test.each<[string, z.ZodType, RegExp]>([
    ['a free pattern', z.string().regex(/^a+$/), /pattern is not recorded\. Use one of date, date-time/],
    ['two patterns', z.string().regex(/a/).regex(/b/), /two formats/],
    ['a pattern beside a format', z.email().regex(/go\.id$/), /two formats/],
    ['an email pattern of its own', z.email({ pattern: /^x$/ }), /z\.email\(\) as it is/],
    ['a format outside the dialect', z.ipv4(), /“ipv4” is not recorded/],
    ['a narrowed format', z.iso.datetime({ local: true }), /“local” narrows/],
    ['a web address of one host', z.url({ hostname: /go\.id/ }), /“hostname” narrows/],
    ['a refinement', z.object({ a: z.string() }).refine(() => true), /check of its own.* Check it in the adapter/],
    ['a refinement of a field', z.object({ a: z.string().superRefine(() => undefined) }), /^harga\.output\.a: A check of its own/],
    ['a trimmed text', z.string().trim(), /change of the value/],
    ['a transform', z.string().transform(Number), /A transform/],
    ['a preprocess', z.preprocess(Number, z.number()), /A transform/],
    ['a coercion', z.coerce.number(), /z\.coerce/],
    ['a stand-in for what is wrong', z.object({ a: z.number().catch(0) }), /\.catch\(\)/],
    ['a default of an output', z.object({ a: z.number().default(0) }), /never filled in/],
    ['a step', z.number().multipleOf(5), /multipleOf/],
    ['further keys', z.looseObject({}), /further keys/],
    ['further keys of a kind', z.object({}).catchall(z.number()), /further keys/],
    ['a record of known keys', z.record(z.enum(['a', 'b']), z.number()), /z\.object\(\) when the keys are known/],
    ['a record of narrowed keys', z.record(z.string().max(3), z.number()), /Keys of a record are any text/],
    ['a union nothing tells apart', z.union([z.string(), z.number()]), /literal field tells its branches apart/],
    ['an intersection', z.intersection(z.object({}), z.object({})), /intersection.*\.extend/],
    ['a tuple', z.tuple([z.number()]), /named fields/],
    ['a set', z.set(z.string()), /z\.array/],
    ['a date object', z.date(), /ISO text/],
    ['anything', z.object({ rows: z.array(z.any()) }), /^harga\.output\.rows\[\]: A value of any type/],
    ['a list with holes', z.array(z.string().optional()), /Only a field of an object may be missing/],
    ['a schema that holds itself', nested, /holds itself/],
    ['numbers as a choice', z.literal([1, 2]), /no text/],
    ['a treatise', z.string().describe('x'.repeat(501)), /at most 500/],
  ])('%s', (_what, schema, message) => {
    expect(() => output(schema)).toThrow(expect.objectContaining({ code: 'invalid_contract', message: expect.stringMatching(message) }))
  })

  test('of an input too, whose transform would run in the sandbox and not on the host', () => {
    expect(() => input(z.object({ nomor: z.string().transform(Number) }))).toThrow(/^cari\.input\.nomor: A transform/)
  })
})
