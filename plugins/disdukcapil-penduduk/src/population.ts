import { initAdapter, intakeResult } from '@wadah/plugin-sdk/adapter'
import * as z from 'zod'
import { kecamatanOf, kemendagriOf } from './area-codes.ts'
import { cellError, populationMetadata } from './metadata.ts'

const { procedure } = initAdapter()

/** Men and women of one kelurahan at the end of one year. */
const kelurahan = z.object({ code: z.string().max(13), kecamatan: z.string().max(8), year: z.string().max(4), male: z.int().min(0), female: z.int().min(0) })
const deposit = z.object({ rows: z.array(kelurahan).max(20_000) })
type Deposit = z.infer<typeof deposit>
type Kelurahan = z.infer<typeof kelurahan>

interface UploadedRow {
  kode_kelurahan: string
  jenis_kelamin: string
  jumlah_penduduk: number
  tahun: number
}

type CellError = ReturnType<typeof cellError>

/** Reads one row into the table, or says what is wrong with it. Areas are joined by code, never by name. */
function takeRow(row: UploadedRow, index: number, table: Map<string, Partial<Kelurahan>>): CellError | undefined {
  const code = kemendagriOf[row.kode_kelurahan]
  if (code === undefined) return cellError(index, 'kode_kelurahan', `“${row.kode_kelurahan}” bukan kode BPS kelurahan Kota Tasikmalaya (10 angka).`, `“${row.kode_kelurahan}” is no BPS code of a kelurahan of Kota Tasikmalaya (10 digits).`)
  const sex = { L: 'male', P: 'female' }[row.jenis_kelamin.trim().toUpperCase().slice(0, 1)] as 'male' | 'female' | undefined
  if (sex === undefined) return cellError(index, 'jenis_kelamin', 'Tulis LAKI-LAKI atau PEREMPUAN.', 'Write LAKI-LAKI or PEREMPUAN.')
  if (row.jumlah_penduduk < 0) return cellError(index, 'jumlah_penduduk', 'Jumlah tidak boleh negatif.', 'The number must not be negative.')
  const year = String(row.tahun)
  const entry = table.get(`${code}|${year}`) ?? { code, kecamatan: kecamatanOf(code), year }
  if (entry[sex] !== undefined) return cellError(index, 'kode_kelurahan', 'Baris ini ganda: kelurahan, tahun, dan jenis kelamin sudah ada di atas.', 'This row is a duplicate: kelurahan, year and sex stand above already.')
  entry[sex] = row.jumlah_penduduk
  table.set(`${code}|${year}`, entry)
  return undefined
}

export const populationUpload = procedure
  .meta({
    kind: 'intake',
    title: { id: 'Penduduk per kelurahan', en: 'Population by kelurahan' },
    classification: 'public',
    accepts: 'csv',
    columns: [
      { header: 'kode_kelurahan', key: 'kode_kelurahan', title: { id: 'Kode BPS kelurahan', en: 'BPS code of the kelurahan' }, type: 'text', example: '3278050001' },
      { header: 'jenis_kelamin', key: 'jenis_kelamin', title: { id: 'Jenis kelamin', en: 'Sex' }, type: 'text', example: 'LAKI-LAKI' },
      { header: 'jumlah_penduduk', key: 'jumlah_penduduk', title: { id: 'Jumlah penduduk', en: 'Population' }, type: 'integer', example: '3056' },
      { header: 'tahun', key: 'tahun', title: { id: 'Tahun', en: 'Year' }, type: 'integer', example: '2023' },
    ],
    feeds: ['penduduk'],
  })
  .input(z.object({ rows: z.array(z.object({ kode_kelurahan: z.string().max(20), jenis_kelamin: z.string().max(20), jumlah_penduduk: z.int(), tahun: z.int().min(1990).max(2100) })) }))
  .output(intakeResult(deposit))
  .mutation(({ input }) => {
    const table = new Map<string, Partial<Kelurahan>>()
    const errors = input.rows.flatMap((row, index) => takeRow(row, index + 1, table) ?? [])
    for (const { code, year, male, female } of table.values()) {
      if (male === undefined || female === undefined) errors.push(cellError(0, 'jenis_kelamin', `Kelurahan ${code} tahun ${year} hanya punya satu jenis kelamin.`, `Kelurahan ${code} of ${year} has one sex only.`))
    }
    if (errors.length > 0) return { ok: false as const, errors: errors.slice(0, 1_000) }
    return { ok: true as const, deposit: { rows: [...table.values()] as Kelurahan[] } }
  })

/** Adds up kelurahan into areas: each kecamatan and the whole city, by year. */
function addUp(rows: readonly Kelurahan[]): { code: string; year: string; people: number }[] {
  const sums = new Map<string, { code: string; year: string; people: number }>()
  for (const row of rows) {
    for (const code of [row.code, row.kecamatan, row.kecamatan.slice(0, 5)]) {
      const key = `${code}|${row.year}`
      const sum = sums.get(key) ?? { code, year: row.year, people: 0 }
      sum.people += row.male + row.female
      sums.set(key, sum)
    }
  }
  return [...sums.values()].toSorted((a, b) => (a.year === b.year ? (a.code < b.code ? -1 : 1) : a.year < b.year ? -1 : 1))
}

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
        plausible: { min: 0, max: 2_000_000 },
      },
    ],
    metadata: { ...populationMetadata, classification: 'per kelurahan', measure: { id: 'Jumlah penduduk', en: 'Number of people' } },
  })
  .output(
    z.object({
      newestYear: z.string().max(4),
      years: z.array(z.string().max(4)).max(60),
      /** City, kecamatan and kelurahan by Kemendagri code. */
      areas: z.array(z.object({ code: z.string().max(13), year: z.string().max(4), people: z.int().min(0) })).max(40_000),
    }),
  )
  .query(async ({ ctx }) => {
    const latest = await ctx.files.latest<Deposit>('unggahPenduduk')
    if (latest === undefined) throw Object.assign(new Error('Disdukcapil has uploaded no population table yet.'), { name: 'CodedError', code: 'source_shape', details: {} })
    const areas = addUp(latest.deposit.rows)
    const years = [...new Set(areas.map((area) => area.year))].toSorted()
    return { newestYear: years.at(-1) ?? '', years, areas }
  })
