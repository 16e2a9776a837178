import * as z from 'zod'
import { expect, test } from 'vitest'
import { validateAgainst } from '@wadah/adapter-host/validate'
import { describeAdapter } from './describe.ts'
import { initAdapter } from './init-adapter.ts'
import { intakeResult } from './intake-result.ts'
import type { FeedMetaInput } from '@wadah/contracts/feed-meta'

const { router, procedure } = initAdapter()
const text = { id: 'Antrean', en: 'Queue' }
const feedMeta: FeedMetaInput = {
  kind: 'feed',
  title: text,
  poll: '20s',
  cadence: '1m',
  observedAt: 'observedAt',
  classification: 'public',
  metadata: {
    concept: text,
    definition: text,
    classification: 'per loket',
    measure: text,
    unit: text,
    producer: 'Dinas Kesehatan',
    source: 'Loket',
    smallestArea: 'kota',
    frequency: text,
    licence: 'CC BY 4.0',
  },
}
const counted = z.object({ count: z.int().min(0), observedAt: z.iso.datetime() })
const feed = () =>
  procedure
    .meta(feedMeta)
    .output(counted)
    .query(() => ({ count: 1, observedAt: '2026-11-24T03:00:00Z' }))
const measure = { name: 'menunggu', title: text, unit: text, direction: 'down', value: 'count' } as const

test('the contract holds every procedure with its meta, input and output', () => {
  const adapter = router({
    antre: feed(),
    loket: procedure
      .meta({ kind: 'query', title: text, classification: 'public' })
      .input(z.object({ nomor: z.string().max(8) }))
      .output(counted)
      .query(() => ({ count: 1, observedAt: '2026-11-24T03:00:00Z' })),
  })

  const { format, procedures } = describeAdapter(adapter)

  expect(format).toBe(1)
  expect(Object.keys(procedures)).toEqual(['antre', 'loket'])
  expect(procedures['antre']).toMatchObject({ meta: { kind: 'feed', basis: 'observed', retention: '90d' } })
  expect(procedures['antre']?.input).toBeUndefined()
  expect(procedures['loket']?.input).toEqual({
    type: 'object',
    properties: { nomor: { type: 'string', maxLength: 8 } },
    required: ['nomor'],
    additionalProperties: false,
  })
})

test('what an intake answers fits the contract that is recorded of it, deposit and errors alike', () => {
  const adapter = router({
    unggah: procedure
      .meta({
        kind: 'intake',
        title: text,
        classification: 'public',
        accepts: 'csv',
        columns: [{ header: 'jiwa', key: 'jiwa', title: text, type: 'integer', example: '1' }],
        feeds: ['antre'],
      })
      .input(z.object({ rows: z.array(z.object({ jiwa: z.int() })) }))
      .output(intakeResult(z.object({ total: z.int() })))
      .mutation(() => ({ ok: true as const, deposit: { total: 1 } })),
  })

  const output = describeAdapter(adapter).procedures['unggah']?.output

  if (output === undefined) throw new Error('nothing was recorded')
  const wrong = { ok: false, errors: [{ row: 1, column: 'jiwa', message: { id: 'kosong', en: 'empty' } }] }
  expect([{ ok: true, deposit: { total: 3 } }, wrong, { ok: true, errors: [] }].map((value) => validateAgainst(output, value).ok)).toEqual([
    true,
    true,
    false,
  ])
})

test.each([
  ['an adapter of nothing', () => router({}), /no procedure; write at least one feed/],
  [
    'a procedure without meta',
    () => router({ antre: procedure.output(counted).query(() => ({}) as never) }),
    /^antre: It has no \.meta\(\)/,
  ],
  ['a procedure without output', () => router({ antre: procedure.meta(feedMeta).query(() => 1) }), /^antre: It has no \.output\(\)/],
  [
    'a feed with an input',
    () =>
      router({
        antre: procedure
          .meta(feedMeta)
          .input(z.string())
          .output(counted)
          .query(() => ({}) as never),
      }),
    /^antre: A feed has no input/,
  ],
  [
    'a feed that is a mutation',
    () =>
      router({
        antre: procedure
          .meta(feedMeta)
          .output(counted)
          .mutation(() => ({}) as never),
      }),
    /A feed is a query/,
  ],
  [
    'a feed that promises nothing',
    () =>
      router({
        antre: procedure
          .meta({ ...feedMeta, cadence: undefined })
          .output(counted)
          .query(() => ({}) as never),
      }),
    /cadence: A feed has a cadence/,
  ],
  [
    'a measure whose path leads nowhere',
    () =>
      router({
        antre: procedure
          .meta({ ...feedMeta, measures: [{ ...measure, value: 'rows[].count' }] })
          .output(counted)
          .query(() => ({}) as never),
      }),
    /^antre: meta names the path “rows\[\]\.count”/,
  ],
  [
    'an output outside the dialect',
    () =>
      router({
        antre: procedure
          .meta(feedMeta)
          .output(counted.extend({ at: z.date() }))
          .query(() => ({}) as never),
      }),
    /^antre\.output\.at: A date object is not recorded\. Send an ISO text/,
  ],
])('%s is refused with its name and how to mend it', (_what, adapter, message) => {
  expect(() => describeAdapter(adapter())).toThrow(
    expect.objectContaining({ code: 'invalid_contract', message: expect.stringMatching(message) }),
  )
})
