import { initAdapter } from '@wadah/plugin-sdk/adapter'
import * as z from 'zod'
import { ageGroup, type AgeGroup, type AgesDeposit } from './ages-upload.ts'
import { nothingUploaded } from './cell-errors.ts'
import { agesMetadata } from './metadata.ts'

const { procedure } = initAdapter()

const ageYear = z.object({
  year: z.string().max(4),
  /** Below 15. */
  young: z.int().min(0),
  /** From 15 to 64. */
  working: z.int().min(0),
  /** From 65. */
  old: z.int().min(0),
  /** Young and old per 100 of working age, two decimals. */
  dependency: z.number().min(0),
})

function addUpYear(year: string, groups: readonly AgeGroup[]): z.infer<typeof ageYear> {
  const people = (holds: (from: number) => boolean): number =>
    groups.filter((row) => row.year === year && holds(Number.parseInt(row.group, 10))).reduce((sum, row) => sum + row.male + row.female, 0)
  const young = people((from) => from < 15)
  const working = people((from) => from >= 15 && from < 65)
  const old = people((from) => from >= 65)
  return { year, young, working, old, dependency: working === 0 ? 0 : Math.round((10_000 * (young + old)) / working) / 100 }
}

/** Population by age and sex, out of the newest table. */
export const ages = procedure
  .meta({
    kind: 'feed',
    title: { id: 'Penduduk per kelompok umur', en: 'Population by age' },
    poll: '1d',
    archive: true,
    basis: 'period',
    period: 'newestYear',
    classification: 'public',
    measures: [
      {
        name: 'ketergantungan',
        title: { id: 'Rasio ketergantungan', en: 'Dependency ratio' },
        unit: { id: 'per 100 orang usia kerja', en: 'per 100 of working age' },
        direction: 'none',
        value: 'years[].dependency',
        period: 'years[].year',
        plausible: { min: 10, max: 150, maxStep: 0.3 },
      },
    ],
    metadata: agesMetadata,
  })
  .output(z.object({ newestYear: z.string().max(4), years: z.array(ageYear).max(60), groups: z.array(ageGroup).max(2_000) }))
  .query(async ({ ctx }) => {
    const latest = await ctx.files.latest<AgesDeposit>('unggahUmur')
    if (latest === undefined) throw nothingUploaded('age table')
    const groups = latest.deposit.rows
    const years = [...new Set(groups.map((row) => row.year))].toSorted().map((year) => addUpYear(year, groups))
    return { newestYear: years.at(-1)?.year ?? '', years, groups }
  })
