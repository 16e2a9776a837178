import * as z from 'zod'
import { expect, test } from 'vitest'
import type { FeedMetaInput } from '@wadah/contracts/feed-meta'
import { describeAdapter } from './describe.ts'
import { initAdapter } from './init-adapter.ts'

const { router, procedure } = initAdapter()
const text = { id: 'Kasus', en: 'Cases' }
const meta: FeedMetaInput = {
  kind: 'feed',
  title: text,
  poll: '1h',
  archive: true,
  period: 'year',
  classification: 'public',
  metadata: {
    concept: text,
    definition: text,
    classification: 'per kelurahan',
    measure: text,
    unit: text,
    producer: 'Dinas Kesehatan',
    source: 'SIMPUS',
    smallestArea: 'kelurahan',
    frequency: text,
    licence: 'CC BY 4.0',
  },
}
const output = z.object({
  year: z.string(),
  rows: z.array(
    z.object({ area: z.string(), count: z.int().nullable(), sure: z.int(), patient: z.object({ name: z.string() }).optional() }),
  ),
})
const restriction = { legalBasis: 'UU 14/2008 Pasal 17 huruf h', consequenceTest: 'UK-01/2026' }
const patient = { path: 'rows[].patient', classification: 'restricted' } as const
const measure = { name: 'kasus', title: text, unit: text, direction: 'down', value: 'rows[].count', area: 'rows[].area' } as const

const describe = (more: Partial<FeedMetaInput>) =>
  describeAdapter(
    router({
      kasus: procedure
        .meta({ ...meta, ...more })
        .output(output)
        .query(() => ({ year: '2025', rows: [] })),
    }),
  )

test('a part that may be left out may be closed, and the law is recorded with it', () => {
  const { procedures } = describe({ fields: [patient], restriction })

  expect(procedures['kasus']?.meta).toMatchObject({ fields: [patient], restriction })
})

test.each<[string, Partial<FeedMetaInput>, RegExp]>([
  ['restricted data without its legal basis', { fields: [patient] }, /legal basis and the number of its consequence test/],
  ['a feed restricted as a whole without one', { classification: 'restricted' }, /legal basis/],
  [
    'a part that the output always has',
    { fields: [{ path: 'rows[].sure', classification: 'internal' }] },
    /“rows\[\]\.sure”.*\.optional\(\)/,
  ],
  ['a part of a part that is always there', { fields: [{ path: 'rows[].patient.name', classification: 'internal' }] }, /\.optional\(\)/],
  ['a part that is not there', { fields: [{ path: 'rows[].nobody', classification: 'internal' }] }, /which the output does not have/],
  [
    'a part more open than the whole',
    { classification: 'internal', fields: [{ path: 'rows[].patient', classification: 'public' }] },
    /more open than the whole/,
  ],
  ['the time of the feed as a part', { fields: [{ path: 'year', classification: 'internal' }] }, /optional|tells the time/],
  [
    'small cells in a number that cannot be empty',
    { measures: [{ ...measure, value: 'rows[].sure', smallCells: { subject: 'health' } }] },
    /“rows\[\]\.sure” to null.*\.nullable\(\)/,
  ],
])('%s is refused with what to do', (_what, more, message) => {
  expect(() => describe(more)).toThrow(message)
})

test('small cells have their bound recorded', () => {
  const { procedures } = describe({ measures: [{ ...measure, smallCells: { subject: 'health' } }] })

  expect(procedures['kasus']?.meta).toMatchObject({ measures: [{ smallCells: { subject: 'health', below: 5, beside: [] } }] })
})
