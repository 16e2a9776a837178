import { initAdapter, judgeFeed } from '@wadah/plugin-sdk/adapter'
import * as z from 'zod'

const { router, procedure } = initAdapter()

export const adapter = router({
  kesehatan: procedure
    .meta({
      kind: 'feed',
      title: { id: 'Kesehatan aliran data', en: 'Health of the feeds' },
      poll: '10s',
      cadence: '20s',
      grace: '10s',
      observedAt: 'observedAt',
      classification: 'public',
      retention: '2d',
      measures: [
        {
          name: 'mutakhir',
          title: { id: 'Aliran data mutakhir', en: 'Feeds up to date' },
          unit: { id: 'persen', en: 'percent' },
          direction: 'up',
          value: 'freshPercent',
          plausible: { min: 0, max: 100 },
        },
      ],
      metadata: {
        concept: { id: 'Kemutakhiran data', en: 'Freshness of data' },
        definition: {
          id: 'Bagian aliran data berjadwal yang umurnya masih dalam jadwalnya sendiri. Data publikasi tidak dihitung.',
          en: 'Share of scheduled feeds whose age lies within their own schedule. Published data does not count.',
        },
        classification: 'per OPD',
        measure: { id: 'Persentase aliran mutakhir', en: 'Share of feeds up to date' },
        unit: { id: 'persen', en: 'percent' },
        producer: 'Dinas Komunikasi dan Informatika',
        source: 'Wadah',
        smallestArea: 'kota',
        frequency: { id: 'terus-menerus', en: 'continuous' },
        licence: 'Data pemerintah terbuka',
      },
    })
    .output(
      z.object({
        observedAt: z.iso.datetime(),
        fresh: z.int().min(0),
        counted: z.int().min(0),
        freshPercent: z.number().min(0).max(100),
        feeds: z
          .array(
            z.object({
              id: z.string().max(120),
              opd: z.string().max(40),
              titleId: z.string().max(600),
              titleEn: z.string().max(600),
              shown: z.enum(['fresh', 'late', 'stale', 'cut', 'held', 'archive', 'empty']),
            }),
          )
          .max(2_000),
      }),
    )
    .query(async ({ ctx }) => {
      const now = ctx.clock.now()
      const judged = (await ctx.platform.feeds()).map((facts) => ({ facts, ...judgeFeed(facts, now) }))
      const counted = judged.filter((feed) => feed.countsAsFresh !== undefined)
      const fresh = counted.filter((feed) => feed.countsAsFresh === true).length
      return {
        observedAt: now.toISOString(),
        fresh,
        counted: counted.length,
        freshPercent: counted.length === 0 ? 100 : Math.round((1_000 * fresh) / counted.length) / 10,
        feeds: judged.map(({ facts, shown }) => ({ id: facts.id, opd: facts.opd, titleId: facts.title.id, titleEn: facts.title.en, shown })),
      }
    }),
})

export type Adapter = typeof adapter
