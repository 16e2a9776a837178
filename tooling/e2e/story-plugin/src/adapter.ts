import { initAdapter } from '@wadah/plugin-sdk/adapter'
import * as z from 'zod'

const { router, procedure } = initAdapter()

const text = (id: string, en: string) => ({ id, en })

export const adapter = router({
  antre: procedure
    .meta({
      kind: 'feed',
      title: text('Antrean loket pajak', 'Queue at the tax counter'),
      poll: '1s',
      cadence: '4s',
      grace: '2s',
      observedAt: 'observedAt',
      classification: 'public',
      connections: ['loket'],
      measures: [
        {
          name: 'antre',
          title: text('Antrean loket pajak', 'Queue at the tax counter'),
          unit: text('orang', 'people'),
          direction: 'down',
          value: 'count',
          plausible: { min: 0, max: 2000 },
        },
      ],
      metadata: {
        concept: text('Antrean loket', 'Queue at the counter'),
        definition: text('Orang yang mengambil nomor dan belum dipanggil.', 'People with a number who were not called yet.'),
        classification: 'seluruh kota',
        measure: text('Jumlah orang', 'Number of people'),
        unit: text('orang', 'people'),
        producer: 'Badan Pendapatan Daerah',
        source: 'Mesin antrean',
        smallestArea: 'kota',
        frequency: text('terus-menerus', 'continuous'),
        licence: 'CC BY 4.0',
      },
    })
    .output(z.object({ count: z.int().min(0), observedAt: z.iso.datetime() }))
    .query(async ({ ctx }) => {
      const answer = (await ctx.http.get('loket', '/antrean')).json<{ menunggu: string; waktu: string }>()
      return { count: Number(answer.menunggu), observedAt: answer.waktu }
    }),
})

export type Adapter = typeof adapter
