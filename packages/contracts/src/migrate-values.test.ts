import { expect, test } from 'vitest'
import { migrateValues, valuesFor, type MigratingForm } from './migrate-values.ts'

const form: MigratingForm = {
  version: 3,
  schema: { properties: { area: {}, unit: {}, limit: {} } },
  defaults: { area: 'kota', unit: 'orang', limit: 10 },
  migrations: [
    { from: 1, rename: { kecamatan: 'area' } },
    { from: 2, map: { unit: { jiwa: 'orang' } }, remove: ['warna'] },
  ],
}

test('values come to the form step by step, and new fields get their default', () => {
  expect(migrateValues(form, { version: 1, values: { kecamatan: '32.78.01', unit: 'jiwa', warna: 'merah' } })).toEqual({
    area: '32.78.01',
    unit: 'orang',
    limit: 10,
  })
})

test('values of the form’s own version stay the same object', () => {
  const values = { area: 'kota' }

  expect(migrateValues(form, { version: 3, values })).toBe(values)
})

test('fields the form does not know are left behind, also those that every object has', () => {
  const values = JSON.parse('{"constructor":"x","__proto__":"y","hilang":1}') as Record<string, unknown>

  expect(migrateValues(form, { version: 2, values })).toEqual({ area: 'kota', unit: 'orang', limit: 10 })
})

test('a form never sees values of a later one: those from before come back as they were', () => {
  const stored = [
    { version: 4, values: { area: 'baru', shape: 'bulat' } },
    { version: 3, values: { area: '32.78.02' } },
    { version: 1, values: { kecamatan: '32.78.09' } },
  ]

  expect(valuesFor(form, stored)).toEqual({ area: '32.78.02' })
  expect(valuesFor({ ...form, version: 2 }, stored)).toEqual({ area: '32.78.09', unit: 'orang', limit: 10 })
  expect(valuesFor(form, stored.slice(0, 1))).toEqual(form.defaults)
})
