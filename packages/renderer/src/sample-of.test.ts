import { expect, test } from 'vitest'
import type { DialectSchema } from '@wadah/contracts/dialect'
import { sampleOf } from './sample-of.ts'

const schema: DialectSchema = {
  type: 'object',
  properties: {
    rows: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          name: { type: 'string', maxLength: 4 },
          share: { type: 'number', minimum: 0, maximum: 1 },
          kind: { enum: ['a', 'b'] },
        },
        required: ['name'],
        additionalProperties: false,
      },
    },
    at: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] },
  },
  required: ['rows'],
  additionalProperties: false,
}

test('data made up after a contract keeps its bounds and is always the same', () => {
  const sample = sampleOf(schema) as { rows: { name: string; share: number; kind: string }[]; at: string }

  expect(sample).toEqual(sampleOf(schema))
  expect(sample.rows).toHaveLength(3)
  expect(sample.rows.map(({ kind }) => kind)).toEqual(['a', 'b', 'a'])
  expect(sample.rows.every(({ name, share }) => name.length <= 4 && share >= 0 && share <= 1)).toBe(true)
  expect(Number.isNaN(Date.parse(sample.at))).toBe(false)
})
