import { initAdapter } from '@wadah/plugin-sdk/adapter'
import { kindsSchema, revenueSchema } from './contract.ts'
import { revenueMetadata } from './metadata.ts'
import { quarterShares, shareDue, type PathConfig } from './revenue-path.ts'
import { readSimpatda, rupiahOf, type CumulativeRow, type RevenueRow } from './simpatda.ts'

const { router, procedure } = initAdapter()

const text = (id: string, en: string) => ({ id, en })
const rupiah = text('rupiah', 'rupiah')

/** Rp1.5 trillion is near the city’s whole budget: own revenue above it was typed in another unit. */
const largest = 1_500_000_000_000
/** A value may quadruple between two readings (early in the year a long pause does that); ten times as much is a slip of the unit. */
const plausible = { min: 0, max: largest, maxStep: 3 }

export const adapter = router({
  pad: procedure
    .meta({
      kind: 'feed',
      title: text('Realisasi PAD', 'Own revenue realised'),
      poll: '10s',
      cadence: '20s',
      grace: '10s',
      basis: 'observed',
      observedAt: 'observedAt',
      classification: 'public',
      connections: ['simpatda'],
      retention: '7d',
      measures: [
        {
          name: 'realisasi',
          title: text('Realisasi PAD', 'Own revenue realised'),
          unit: rupiah,
          direction: 'up',
          value: 'realised',
          // A line a year: it starts again at zero on 1 January.
          series: 'year',
          plausible,
          target: { value: 440_260_000_000, period: '2025', document: 'APBD 2025' },
        },
        {
          name: 'kumulatif',
          title: text('Realisasi PAD kumulatif', 'Own revenue, cumulative'),
          unit: rupiah,
          direction: 'up',
          value: 'weeks[].total',
          period: 'weeks[].day',
          plausible: { min: 0, max: largest },
        },
      ],
      metadata: revenueMetadata,
    })
    .output(revenueSchema)
    .query(async ({ ctx }) => {
      const { year, observedAt, rows } = await readSimpatda<RevenueRow>(ctx, '/api/realisasi.php')
      const cumulative = await readSimpatda<CumulativeRow>(ctx, '/api/kumulatif.php')
      const path = quarterShares(ctx.config<PathConfig>())
      const sum = (read: (row: RevenueRow) => string) => rows.reduce((total, row) => total + rupiahOf(ctx, read(row)), 0)
      return {
        observedAt,
        year,
        target: sum((row) => row.target),
        realised: sum((row) => row.realisasi),
        today: sum((row) => row.hari_ini),
        due: shareDue(path, Date.parse(observedAt)),
        path,
        weeks: cumulative.rows.map(({ tanggal, kumulatif }) => ({ day: tanggal, total: rupiahOf(ctx, kumulatif) })),
      }
    }),

  jenis: procedure
    .meta({
      kind: 'feed',
      title: text('PAD per jenis', 'Own revenue by kind'),
      poll: '1m',
      cadence: '5m',
      grace: '5m',
      basis: 'observed',
      observedAt: 'observedAt',
      classification: 'public',
      connections: ['simpatda'],
      retention: '7d',
      measures: [
        {
          name: 'realisasi',
          title: text('Realisasi per jenis', 'Realised by kind'),
          unit: rupiah,
          direction: 'up',
          value: 'kinds[].realised',
          series: 'kinds[].name',
          plausible: { min: 0, max: largest },
        },
      ],
      metadata: revenueMetadata,
    })
    .output(kindsSchema)
    .query(async ({ ctx }) => {
      const { year, observedAt, rows } = await readSimpatda<RevenueRow>(ctx, '/api/realisasi.php')
      return {
        observedAt,
        year,
        due: shareDue(quarterShares(ctx.config<PathConfig>()), Date.parse(observedAt)),
        kinds: rows.map((row) => ({
          code: row.kode_rekening,
          name: row.uraian.trim(),
          target: rupiahOf(ctx, row.target),
          realised: rupiahOf(ctx, row.realisasi),
        })),
      }
    }),
})

export type Adapter = typeof adapter
