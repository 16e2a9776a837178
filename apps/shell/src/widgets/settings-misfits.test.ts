import { expect, test } from 'vitest'
import { formDefinitionSchema } from '@wadah/contracts/manifest'
import { settingsMisfits } from './settings-misfits.ts'

const label = { label: { id: 'Uji', en: 'Test' } }
const form = formDefinitionSchema.parse({
  version: 1,
  schema: {
    type: 'object',
    properties: {
      kecamatan: { type: 'string' },
      jumlah: { type: 'integer', minimum: 1, maximum: 5 },
      urut: { enum: ['naik', 'turun'] },
      nol: { type: 'boolean' },
    },
    required: ['kecamatan', 'jumlah'],
    additionalProperties: false,
  },
  fields: { kecamatan: label, jumlah: label, urut: label, nol: label },
  defaults: { jumlah: 3 },
})

test('settings that fit run, also where the form has a default for what is missing', () => {
  expect(settingsMisfits(form, { kecamatan: 'Tawang', urut: 'naik', nol: true })).toEqual([])
  expect(settingsMisfits(undefined, { apa: 'saja' })).toEqual([])
})

test('each field that does not fit is named: missing, of another type, out of bounds, or no longer offered', () => {
  expect(settingsMisfits(form, {})).toEqual(['kecamatan'])
  expect(settingsMisfits(form, { kecamatan: 7, jumlah: 9, urut: 'acak', nol: 'ya' })).toEqual(['kecamatan', 'jumlah', 'urut', 'nol'])
})
