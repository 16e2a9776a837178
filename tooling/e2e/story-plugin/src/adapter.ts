import { initAdapter } from '@wadah/plugin-sdk/adapter'
import * as z from 'zod'

const { router, procedure } = initAdapter()

const text = (id: string, en: string) => ({ id, en })

export const adapter = router({
  siaga: procedure
    .meta({
      kind: 'feed',
      title: text('Ambulans siaga', 'Ambulances on standby'),
      poll: '1s',
      cadence: '4s',
      grace: '2s',
      observedAt: 'observedAt',
      classification: 'public',
      connections: ['armada'],
      measures: [
        {
          name: 'siaga',
          title: text('Ambulans siaga', 'Ambulances on standby'),
          unit: text('unit', 'units'),
          direction: 'up',
          value: 'count',
          plausible: { min: 0, max: 200 },
        },
      ],
      metadata: {
        concept: text('Kesiapan ambulans', 'Readiness of ambulances'),
        definition: text('Ambulans dengan awak dan bahan bakar.', 'Ambulances with crew and fuel.'),
        classification: 'seluruh kota',
        measure: text('Jumlah ambulans', 'Number of ambulances'),
        unit: text('unit', 'units'),
        producer: 'Dinas Kesehatan',
        source: 'Armada',
        smallestArea: 'kota',
        frequency: text('terus-menerus', 'continuous'),
        licence: 'CC BY 4.0',
      },
    })
    .output(z.object({ count: z.int().min(0), observedAt: z.iso.datetime() }))
    .query(async ({ ctx }) => {
      const answer = (await ctx.http.get('armada', '/siaga')).json<{ siaga: string; waktu: string }>()
      return { count: Number(answer.siaga), observedAt: answer.waktu }
    }),
})

export type Adapter = typeof adapter
