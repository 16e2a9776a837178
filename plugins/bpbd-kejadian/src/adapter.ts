import { initAdapter } from '@wadah/plugin-sdk/adapter'
import * as z from 'zod'
import { readDataset } from './open-data-jabar.ts'

const { router, procedure } = initAdapter()

const counts = z.object({
  newestYear: z.string().max(4),
  years: z.array(z.object({ year: z.string().max(4), events: z.int().min(0) })).max(60),
})

function measure(title: { id: string; en: string }) {
  return {
    name: 'banjir',
    title,
    unit: { id: 'kejadian', en: 'events' },
    direction: 'down' as const,
    value: 'years[].events',
    period: 'years[].year',
    plausible: { min: 0, max: 500 },
  }
}

const definition = {
  concept: { id: 'Kejadian banjir', en: 'Flood event' },
  classification: 'per tahun',
  measure: { id: 'Jumlah kejadian', en: 'Number of events' },
  unit: { id: 'kejadian', en: 'events' },
  smallestArea: 'kota' as const,
  frequency: { id: 'tahunan', en: 'yearly' },
  licence: 'Data pemerintah terbuka',
}

export const adapter = router({
  jabar: procedure
    .meta({
      kind: 'feed',
      title: { id: 'Banjir menurut BPBD Jabar', en: 'Floods by BPBD Jabar' },
      poll: '6h',
      archive: true,
      basis: 'period',
      period: 'newestYear',
      classification: 'public',
      connections: ['opendata-jabar'],
      measures: [measure({ id: 'Banjir menurut BPBD Jabar', en: 'Floods by BPBD Jabar' })],
      metadata: {
        ...definition,
        definition: { id: 'Banjir yang dicatat BPBD kabupaten/kota dan dilaporkan ke provinsi.', en: 'Floods recorded by local BPBD and reported to the province.' },
        producer: 'BPBD Provinsi Jawa Barat',
        source: 'Open Data Jabar',
        url: 'https://data.jabarprov.go.id',
      },
    })
    .output(counts)
    .query(async ({ ctx }) => {
      const { dataset, areaCode } = ctx.config<{ dataset: string; areaCode: number }>()
      const rows = await readDataset(ctx, `/api-backend/bigdata/bpbd/${dataset}`)
      const years = rows
        .filter((row) => row.areaCode === areaCode)
        .map(({ year, value }) => ({ year: String(year), events: value }))
        .toSorted((a, b) => (a.year < b.year ? -1 : 1))
      return { newestYear: years.at(-1)?.year ?? '', years }
    }),

  bnpb: procedure
    .meta({
      kind: 'feed',
      title: { id: 'Banjir menurut BNPB', en: 'Floods by BNPB' },
      poll: '6h',
      archive: true,
      basis: 'period',
      period: 'newestYear',
      classification: 'public',
      connections: ['bnpb'],
      measures: [measure({ id: 'Banjir menurut BNPB', en: 'Floods by BNPB' })],
      metadata: {
        ...definition,
        definition: { id: 'Banjir yang tercatat di DIBI.', en: 'Floods recorded in DIBI.' },
        producer: 'BNPB',
        source: 'DIBI',
        url: 'https://dibi.bnpb.go.id',
      },
    })
    .output(counts)
    .query(async ({ ctx }) => {
      const { rekap } = (await ctx.http.get('bnpb', '/dibi/kejadian', { query: { kode: '32.78' } })).json<{ rekap: { tahun: string; kejadian: number }[] }>()
      const years = rekap.map(({ tahun, kejadian }) => ({ year: tahun, events: Number(kejadian) })).toSorted((a, b) => (a.year < b.year ? -1 : 1))
      return { newestYear: years.at(-1)?.year ?? '', years }
    }),
})

export type Adapter = typeof adapter
