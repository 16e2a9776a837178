import { initAdapter } from '@wadah/plugin-sdk/adapter'
import * as z from 'zod'
import { queueMetadata, servicesMetadata } from './metadata.ts'
import { counterSchema, queueSchema, readCounter, readQueue, type MachineCounter } from './queue.ts'
import { readServices, servicesSchema } from './services.ts'

const { router, procedure } = initAdapter()

const text = (id: string, en: string) => ({ id, en })

export const adapter = router({
  antrean: procedure
    .meta({
      kind: 'feed',
      title: text('Antrean Mal Pelayanan Publik', 'Public service mall queue'),
      poll: '5s',
      cadence: '15s',
      grace: '5s',
      basis: 'observed',
      observedAt: 'observedAt',
      classification: 'public',
      connections: ['mpp'],
      retention: '2d',
      measures: [
        {
          name: 'menunggu',
          title: text('Orang menunggu', 'People waiting'),
          unit: text('orang', 'people'),
          direction: 'down',
          value: 'waiting',
          plausible: { min: 0, max: 5000 },
        },
        {
          name: 'terlama',
          title: text('Tunggu terlama', 'Longest wait'),
          unit: text('menit', 'minutes'),
          direction: 'down',
          value: 'longest.minutes',
          plausible: { min: 0, max: 600 },
        },
        {
          name: 'perGerai',
          title: text('Orang menunggu per gerai', 'People waiting by counter'),
          unit: text('orang', 'people'),
          direction: 'down',
          value: 'counters[].waiting',
          series: 'counters[].name',
          plausible: { min: 0, max: 500 },
        },
      ],
      metadata: queueMetadata,
    })
    .output(queueSchema)
    .query(async ({ ctx }) => readQueue((await ctx.http.get('mpp', '/antrean')).json())),

  layanan: procedure
    .meta({
      kind: 'feed',
      title: text('Layanan Mal Pelayanan Publik', 'Services of the public service mall'),
      poll: '1h',
      cadence: '1d',
      grace: '12h',
      // The register carries no time of its own and seldom changes: it is as true as the day it was last read.
      basis: 'confirmed',
      maxUnchanged: '1y',
      classification: 'public',
      connections: ['mpp'],
      measures: [
        {
          name: 'layanan',
          title: text('Jenis layanan', 'Kinds of service'),
          unit: text('layanan', 'services'),
          direction: 'up',
          value: 'total',
          plausible: { min: 1, max: 2_000, maxStep: 0.5 },
        },
      ],
      metadata: servicesMetadata,
    })
    .output(servicesSchema)
    .query(async ({ ctx }) => readServices((await ctx.http.get('mpp', '/layanan')).json())),

  gerai: procedure
    .meta({
      kind: 'query',
      title: text('Rincian satu gerai', 'Details of one counter'),
      classification: 'public',
      connections: ['mpp'],
      cache: '5s',
    })
    .input(z.object({ number: z.int().min(1).max(99) }))
    .output(
      z.object({
        counter: counterSchema,
        history: z.array(z.object({ at: z.iso.datetime(), waiting: z.int().min(0).nullable() })).max(120),
      }),
    )
    .query(async ({ ctx, input }) => {
      const path = `/gerai/${String(input.number).padStart(2, '0')}`
      const raw = (await ctx.http.get('mpp', path)).json<MachineCounter & { riwayat?: { waktu: string; menunggu: number | null }[] }>()
      const history = (raw.riwayat ?? []).map(({ waktu, menunggu }) => ({ at: waktu, waiting: raw.buka ? menunggu : null }))
      return { counter: readCounter(raw), history }
    }),
})

export type Adapter = typeof adapter
