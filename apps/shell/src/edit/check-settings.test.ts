import { describe, expect, test } from 'vitest'
import type { DialectSchema, FormSchema } from '@wadah/contracts/dialect'
import { checkSettings, settingsToKeep } from './check-settings.ts'

const form = (properties: Record<string, DialectSchema>, required: string[] = []): FormSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

describe('the settings of a widget', () => {
  test.each<[string, DialectSchema, unknown, object]>([
    ['a number below its least', { type: 'number', minimum: 1 }, 0, { kind: 'tooSmall', bound: 1 }],
    ['a number that must be more than its bound', { type: 'number', exclusiveMinimum: 0 }, 0, { kind: 'tooSmall', bound: 0 }],
    ['a number above its most', { type: 'number', maximum: 100 }, 178, { kind: 'tooLarge', bound: 100 }],
    ['half a thing', { type: 'integer' }, 1.5, { kind: 'notWhole' }],
    ['letters in place of a number', { type: 'number' }, 'sepuluh', { kind: 'notNumber' }],
    ['too few letters', { type: 'string', minLength: 3 }, 'ab', { kind: 'tooShort', bound: 3 }],
    ['too many letters', { type: 'string', maxLength: 2 }, 'abc', { kind: 'tooLong', bound: 2 }],
    ['a date as it is said', { type: 'string', format: 'date' }, '19 Des 2025', { kind: 'notDate' }],
    ['a choice that is not offered', { enum: ['cabai', 'bawang'] }, 'emas', { kind: 'notOffered' }],
  ])('refuse %s', (_what, schema, value, problem) => {
    expect(checkSettings(form({ field: schema }), { field: value })).toEqual({ field: problem })
  })

  test('are asked for only where they are required', () => {
    const schema = form({ judul: { type: 'string' }, catatan: { type: 'string' } }, ['judul'])

    expect(checkSettings(schema, { judul: '', catatan: '' })).toEqual({ judul: { kind: 'missing' } })
  })

  test('that fit have no problem', () => {
    const schema = form({ jumlah: { type: 'integer', minimum: 1, maximum: 10 }, tampil: { type: 'boolean' } }, ['jumlah', 'tampil'])

    expect(checkSettings(schema, { jumlah: 10, tampil: false })).toEqual({})
  })

  test('are kept without what was left empty and what the form no longer knows', () => {
    const schema = form({ jumlah: { type: 'integer' }, catatan: { type: 'string' } })

    expect(settingsToKeep(schema, { jumlah: 3, catatan: '', lama: true })).toEqual({ jumlah: 3 })
  })
})
