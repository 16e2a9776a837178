import { initAdapter } from '@wadah/plugin-sdk/adapter'
import * as z from 'zod'
import { shareDue } from './revenue-path.ts'
import { readSimpatda, rupiahOf } from './simpatda.ts'

const { router, procedure } = initAdapter()

/** A tenth more than the city’s whole budget: what lies above was typed in another unit. */
const largestPlausible = 1_500_000_000_000

interface Row {
  kode_rekening: string
  uraian: string
  target: string
  realisasi: string
}

const metadata = {
  concept: { id: 'Pendapatan asli daerah (PAD)', en: 'Own revenue of the city' },
  definition: {
    id: 'Penerimaan pajak, retribusi, hasil kekayaan daerah dan lain-lain PAD yang sah pada tahun anggaran berjalan.',
    en: 'Receipts from taxes, fees, city wealth and other lawful own revenue in the present fiscal year.',
  },
  classification: 'per jenis pendapatan (Permendagri 90/2019: 4.1)',
  measure: { id: 'Realisasi', en: 'Amount realised' },
  unit: { id: 'rupiah', en: 'rupiah' },
  producer: 'Bapenda Kota Tasikmalaya',
  source: 'SIMPATDA',
  smallestArea: 'kota',
  frequency: { id: 'terus-menerus', en: 'continuous' },
  licence: 'Data pemerintah terbuka',
} as const

export const adapter = router({
  pad: procedure
    .meta({
      kind: 'feed',
      title: { id: 'Realisasi PAD', en: 'Own revenue realised' },
      poll: '10s',
      cadence: '20s',
      grace: '10s',
      observedAt: 'observedAt',
      classification: 'public',
      connections: ['simpatda'],
      retention: '7d',
      measures: [
        {
          name: 'realisasi',
          title: { id: 'Realisasi PAD', en: 'Own revenue realised' },
          unit: { id: 'rupiah', en: 'rupiah' },
          direction: 'up',
          value: 'realised',
          period: 'day',
          plausible: { min: 0, max: largestPlausible, maxStep: 0.5 },
        },
        {
          name: 'kumulatif',
          title: { id: 'Realisasi kumulatif per bulan', en: 'Cumulative by month' },
          unit: { id: 'rupiah', en: 'rupiah' },
          direction: 'up',
          value: 'months[].cumulative',
          period: 'months[].month',
          plausible: { min: 0, max: largestPlausible },
        },
      ],
      metadata,
    })
    .output(
      z.object({
        observedAt: z.iso.datetime(),
        year: z.string().max(4),
        day: z.iso.date(),
        target: z.number().min(0),
        realised: z.number().min(0),
        /** Share of the target due today along the 20/45/75/100 % path. */
        due: z.number().min(0).max(1),
        months: z.array(z.object({ month: z.string().max(7), cumulative: z.number().min(0) })).max(12),
      }),
    )
    .query(async ({ ctx }) => {
      const { year, observedAt, rows } = await readSimpatda<Row[]>(ctx, '/api/realisasi.php')
      const monthly = await readSimpatda<{ bulan: string; kumulatif: string }[]>(ctx, '/api/kumulatif.php')
      const local = new Date(Date.parse(observedAt) + 7 * 3_600_000)
      return {
        observedAt,
        year,
        day: local.toISOString().slice(0, 10),
        target: rows.reduce((sum, row) => sum + rupiahOf(ctx, row.target), 0),
        realised: rows.reduce((sum, row) => sum + rupiahOf(ctx, row.realisasi), 0),
        due: Math.min(1, shareDue(local)),
        months: monthly.rows.map(({ bulan, kumulatif }) => ({ month: `${year}-${bulan}`, cumulative: rupiahOf(ctx, kumulatif) })),
      }
    }),

  jenis: procedure
    .meta({
      kind: 'feed',
      title: { id: 'PAD per jenis', en: 'Own revenue by kind' },
      poll: '1m',
      cadence: '5m',
      grace: '5m',
      observedAt: 'observedAt',
      classification: 'public',
      connections: ['simpatda'],
      retention: '7d',
      measures: [
        {
          name: 'realisasi',
          title: { id: 'Realisasi per jenis', en: 'Realised by kind' },
          unit: { id: 'rupiah', en: 'rupiah' },
          direction: 'up',
          value: 'kinds[].realised',
          period: 'day',
          series: 'kinds[].name',
          plausible: { min: 0, max: largestPlausible },
        },
      ],
      metadata,
    })
    .output(
      z.object({
        observedAt: z.iso.datetime(),
        day: z.iso.date(),
        kinds: z.array(z.object({ code: z.string().max(20), name: z.string().max(80), target: z.number().min(0), realised: z.number().min(0) })).max(60),
      }),
    )
    .query(async ({ ctx }) => {
      const { observedAt, rows } = await readSimpatda<Row[]>(ctx, '/api/realisasi.php')
      return {
        observedAt,
        day: new Date(Date.parse(observedAt) + 7 * 3_600_000).toISOString().slice(0, 10),
        kinds: rows.map((row) => ({ code: row.kode_rekening, name: row.uraian.trim(), target: rupiahOf(ctx, row.target), realised: rupiahOf(ctx, row.realisasi) })),
      }
    }),
})

export type Adapter = typeof adapter
