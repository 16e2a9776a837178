import { initAdapter } from '@wadah/plugin-sdk/adapter'
import * as z from 'zod'
import { areasAbove } from './area-codes.ts'
import { nothingUploaded } from './cell-errors.ts'
import { populationMetadata } from './metadata.ts'
import type { Kelurahan, PopulationDeposit } from './population-upload.ts'

const { procedure } = initAdapter()

const areaPeople = z.object({ code: z.string().max(13), year: z.string().max(4), people: z.int().min(0) })
type AreaPeople = z.infer<typeof areaPeople>

/** Adds up kelurahan into areas: each kecamatan and the whole city, by year. */
function addUp(rows: readonly Kelurahan[]): AreaPeople[] {
  const sums = new Map<string, AreaPeople>()
  for (const row of rows) {
    for (const code of areasAbove(row.code)) {
      const key = `${row.year}|${code}`
      const sum = sums.get(key) ?? { code, year: row.year, people: 0 }
      sum.people += row.male + row.female
      sums.set(key, sum)
    }
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}

/** Population by area and year, out of the newest table. */
export const population = procedure
  .meta({
    kind: 'feed',
    title: { id: 'Jumlah penduduk', en: 'Population' },
    poll: '1d',
    archive: true,
    basis: 'period',
    period: 'newestYear',
    classification: 'public',
    measures: [
      {
        name: 'penduduk',
        title: { id: 'Jumlah penduduk', en: 'Population' },
        unit: { id: 'jiwa', en: 'people' },
        direction: 'none',
        value: 'areas[].people',
        period: 'areas[].year',
        area: 'areas[].code',
        // No largest step: from 2015 to 2016 kecamatan jumped by up to a tenth when registration moved, and that is real.
        plausible: { min: 500, max: 2_000_000 },
      },
    ],
    metadata: populationMetadata,
  })
  .output(
    z.object({
      newestYear: z.string().max(4),
      years: z.array(z.string().max(4)).max(60),
      /** City, kecamatan and kelurahan by Kemendagri code. */
      areas: z.array(areaPeople).max(40_000),
    }),
  )
  .query(async ({ ctx }) => {
    const latest = await ctx.files.latest<PopulationDeposit>('unggahPenduduk')
    if (latest === undefined) throw nothingUploaded('population table')
    const areas = addUp(latest.deposit.rows)
    const years = [...new Set(areas.map((area) => area.year))].toSorted()
    return { newestYear: years.at(-1) ?? '', years, areas }
  })
