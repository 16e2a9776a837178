import { initAdapter, intakeResult } from '@wadah/plugin-sdk/adapter'
import * as z from 'zod'
import { cellError, populationMetadata } from './metadata.ts'

const { procedure } = initAdapter()

const group = z.object({ year: z.string().max(4), group: z.string().max(7), male: z.int().min(0), female: z.int().min(0) })
const deposit = z.object({ rows: z.array(group).max(2_000) })
type Group = z.infer<typeof group>

interface UploadedRow {
  kelompok_umur: string
  jenis_kelamin: string
  jumlah_penduduk: number
  tahun: number
}

/** `00 - 04` as `0–4`, `75+` as it is; undefined when it is no age group. */
function groupOf(text: string): string | undefined {
  const [, from, until] = /^\s*(\d{1,3})\s*-\s*(\d{1,3})\s*$/.exec(text) ?? []
  if (from !== undefined && until !== undefined) return `${Number(from)}–${Number(until)}`
  const [, oldest] = /^\s*(\d{1,3})\s*\+\s*$/.exec(text) ?? []
  return oldest === undefined ? undefined : `${oldest}+`
}

export const ageUpload = procedure
  .meta({
    kind: 'intake',
    title: { id: 'Penduduk per kelompok umur', en: 'Population by age group' },
    classification: 'public',
    accepts: 'csv',
    columns: [
      { header: 'kelompok_umur', key: 'kelompok_umur', title: { id: 'Kelompok umur', en: 'Age group' }, type: 'text', example: '00 - 04' },
      { header: 'jenis_kelamin', key: 'jenis_kelamin', title: { id: 'Jenis kelamin', en: 'Sex' }, type: 'text', example: 'LAKI-LAKI' },
      { header: 'jumlah_penduduk', key: 'jumlah_penduduk', title: { id: 'Jumlah penduduk', en: 'Population' }, type: 'integer', example: '29706' },
      { header: 'tahun', key: 'tahun', title: { id: 'Tahun', en: 'Year' }, type: 'integer', example: '2023' },
    ],
    feeds: ['umur'],
  })
  .input(z.object({ rows: z.array(z.object({ kelompok_umur: z.string().max(20), jenis_kelamin: z.string().max(20), jumlah_penduduk: z.int(), tahun: z.int().min(1990).max(2100) })) }))
  .output(intakeResult(deposit))
  .mutation(({ input }) => {
    const table = new Map<string, Group>()
    const errors: ReturnType<typeof cellError>[] = []
    input.rows.forEach((row: UploadedRow, index) => {
      const name = groupOf(row.kelompok_umur)
      if (name === undefined) return errors.push(cellError(index + 1, 'kelompok_umur', 'Tulis seperti 00 - 04 atau 75+.', 'Write it like 00 - 04 or 75+.'))
      const sex = { L: 'male', P: 'female' }[row.jenis_kelamin.trim().toUpperCase().slice(0, 1)] as 'male' | 'female' | undefined
      if (sex === undefined) return errors.push(cellError(index + 1, 'jenis_kelamin', 'Tulis LAKI-LAKI atau PEREMPUAN.', 'Write LAKI-LAKI or PEREMPUAN.'))
      const key = `${row.tahun}|${name}`
      const entry = table.get(key) ?? { year: String(row.tahun), group: name, male: 0, female: 0 }
      table.set(key, { ...entry, [sex]: entry[sex] + row.jumlah_penduduk })
    })
    if (errors.length > 0) return { ok: false as const, errors: errors.slice(0, 1_000) }
    return { ok: true as const, deposit: { rows: [...table.values()] } }
  })

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
        plausible: { min: 10, max: 150 },
      },
    ],
    metadata: { ...populationMetadata, source: 'Open Data Jabar', classification: 'per kelompok umur, jenis kelamin', measure: { id: 'Jumlah penduduk', en: 'Number of people' } },
  })
  .output(
    z.object({
      newestYear: z.string().max(4),
      years: z.array(z.object({ year: z.string().max(4), young: z.int().min(0), working: z.int().min(0), old: z.int().min(0), dependency: z.number().min(0) })).max(60),
      groups: z.array(group).max(2_000),
    }),
  )
  .query(async ({ ctx }) => {
    const latest = await ctx.files.latest<{ rows: Group[] }>('unggahUmur')
    if (latest === undefined) throw Object.assign(new Error('Disdukcapil has uploaded no age table yet.'), { name: 'CodedError', code: 'source_shape', details: {} })
    const groups = latest.deposit.rows
    const years = [...new Set(groups.map((row) => row.year))].toSorted().map((year) => {
      const of = (holds: (from: number) => boolean): number => groups.filter((row) => row.year === year && holds(Number.parseInt(row.group, 10))).reduce((sum, row) => sum + row.male + row.female, 0)
      const [young, working, old] = [of((from) => from < 15), of((from) => from >= 15 && from < 65), of((from) => from >= 65)]
      return { year, young, working, old, dependency: working === 0 ? 0 : Math.round((10_000 * (young + old)) / working) / 100 }
    })
    return { newestYear: years.at(-1)?.year ?? '', years, groups }
  })
