import { initAdapter } from '@wadah/plugin-sdk/adapter'
import * as z from 'zod'
import { healthSchema, judgeHealth } from './health.ts'
import { historySchema, readHistory } from './history.ts'

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
        classification: 'per OPD dan aliran data',
        measure: { id: 'Persentase aliran mutakhir', en: 'Share of feeds up to date' },
        unit: { id: 'persen', en: 'percent' },
        producer: 'Dinas Komunikasi dan Informatika',
        source: 'Wadah',
        method: {
          id: 'Dihitung dari umur data dan keadaan sambungan tiap aliran.',
          en: 'Worked out from the age of each feed’s data and the state of its bridge.',
        },
        smallestArea: 'kota',
        frequency: { id: 'terus-menerus', en: 'continuous' },
        licence: 'CC BY 4.0',
      },
    })
    .output(healthSchema)
    .query(async ({ ctx }) => judgeHealth(await ctx.platform.feeds(), ctx.clock.now())),

  riwayat: procedure
    .meta({ kind: 'query', title: { id: 'Riwayat kemutakhiran', en: 'History of freshness' }, classification: 'public', cache: '30s' })
    .input(z.object({}))
    .output(historySchema)
    .query(({ ctx }) => readHistory(ctx)),
})

export type Adapter = typeof adapter
