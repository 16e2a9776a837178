import { expect, test } from 'vitest'
import type { FormDefinition } from '@wadah/contracts/manifest'
import { changedFields } from './changed-fields.ts'

const form: FormDefinition = {
  version: 1,
  schema: {
    type: 'object',
    properties: { kota: { type: 'string' }, batas: { type: 'integer' } },
    required: ['kota'],
    additionalProperties: false,
  },
  fields: {},
  defaults: { kota: 'Tasikmalaya', batas: 3 },
}

test('a step names what it changed, also against what the release began with', () => {
  expect(changedFields(form, { kota: 'Garut', batas: 3 }, { kota: 'Ciamis', batas: 3 })).toEqual([
    { name: 'kota', from: 'Garut', to: 'Ciamis' },
  ])
  expect(changedFields(form, form.defaults, { kota: 'Tasikmalaya', batas: 5 })).toEqual([{ name: 'batas', from: '3', to: '5' }])
  expect(changedFields(form, form.defaults, { kota: 'Tasikmalaya' })).toEqual([])
})

test('the first of all changed nothing', () => {
  expect(changedFields(form, undefined, form.defaults)).toEqual([])
})
