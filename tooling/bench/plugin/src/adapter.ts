import { initAdapter } from '@wadah/plugin-sdk/adapter'
import * as z from 'zod'

const { router, procedure } = initAdapter()
const text = (words: string) => ({ id: words, en: words })
const metadata = {
  concept: text('ukur'),
  definition: text('ukur'),
  classification: 'ukur',
  measure: text('ukur'),
  unit: text('ukur'),
  producer: 'Diskominfo',
  source: 'ukur',
  smallestArea: 'kota',
  frequency: text('ukur'),
  licence: 'Apache-2.0',
} as const

export const adapter = router({
  papan: procedure
    .meta({
      kind: 'feed',
      title: text('papan'),
      poll: '1s',
      cadence: '1m',
      basis: 'observed',
      observedAt: 'at',
      classification: 'public',
      connections: ['ukur'],
      retention: '1h',
      metadata,
    })
    .output(z.object({ at: z.iso.datetime(), values: z.array(z.number()).max(64) }))
    .query(async ({ ctx }) => (await ctx.http.get('ukur', '/papan')).json()),
  riwayat: procedure
    .meta({
      kind: 'feed',
      title: text('riwayat'),
      poll: '1d',
      archive: true,
      basis: 'period',
      period: 'year',
      classification: 'public',
      connections: ['ukur'],
      metadata,
    })
    .output(z.object({ year: z.string().max(4), lines: z.array(z.array(z.number()).max(1_000)).max(12) }))
    .query(async ({ ctx }) => (await ctx.http.get('ukur', '/riwayat')).json()),
})

export type Adapter = typeof adapter
