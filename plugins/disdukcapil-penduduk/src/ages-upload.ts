import { initAdapter, intakeResult } from '@wadah/plugin-sdk/adapter'
import * as z from 'zod'
import { cellError, negative, noSex, refuse, type CellError } from './cell-errors.ts'
import { sexOf } from './sex.ts'

const { procedure } = initAdapter()

/** BPS code of the city; the province's table holds 26 more kabupaten and kota. */
const cityBpsCode = '3278'

/** Men and women of one age group at the end of one year. */
export const ageGroup = z.object({ year: z.string().max(4), group: z.string().max(7), male: z.int().min(0), female: z.int().min(0) })
const deposit = z.object({ rows: z.array(ageGroup).max(2_000) })

export type AgeGroup = z.infer<typeof ageGroup>
/** What the intake leaves for the feed. */
export type AgesDeposit = z.infer<typeof deposit>

const uploaded = z.object({
  kode_kabupaten_kota: z.string().max(20).optional(),
  kelompok_umur: z.string().max(20),
  jenis_kelamin: z.string().max(20),
  jumlah_penduduk: z.int(),
  tahun: z.int().min(1990).max(2100),
})
type UploadedRow = z.infer<typeof uploaded>
type Table = Map<string, Partial<AgeGroup> & { year: string; group: string }>

/** `00 - 04` as `0–4`, `75+` as it is; undefined when it is no age group. */
function groupOf(text: string): string | undefined {
  const [, from, until] = /^\s*(\d{1,3})\s*[-–]\s*(\d{1,3})\s*$/.exec(text) ?? []
  if (from !== undefined && until !== undefined) return `${Number(from)}–${Number(until)}`
  const [, oldest] = /^\s*(\d{1,3})\s*\+\s*$/.exec(text) ?? []
  return oldest === undefined ? undefined : `${oldest}+`
}

function isOfCity({ kode_kabupaten_kota: code }: UploadedRow): boolean {
  return code === undefined || code.replaceAll('.', '').trim() === cityBpsCode
}

function takeRow(row: UploadedRow, index: number, table: Table): CellError | undefined {
  if (!isOfCity(row)) return undefined
  const group = groupOf(row.kelompok_umur)
  if (group === undefined) return cellError(index, 'kelompok_umur', 'Tulis seperti 00 - 04 atau 75+.', 'Write it like 00 - 04 or 75+.')
  const sex = sexOf(row.jenis_kelamin)
  if (sex === undefined) return noSex(index)
  if (row.jumlah_penduduk < 0) return negative(index)
  const year = String(row.tahun)
  const entry = table.get(`${year}|${group}`) ?? { year, group }
  if (entry[sex] !== undefined) {
    return cellError(
      index,
      'kelompok_umur',
      'Baris ini ganda: umur, tahun, dan jenis kelamin sudah ada di atas. Tabel seluruh provinsi perlu kolom kode_kabupaten_kota.',
      'This row is a duplicate: age, year and sex stand above already. A table of the whole province needs the column kode_kabupaten_kota.',
    )
  }
  table.set(`${year}|${group}`, { ...entry, [sex]: row.jumlah_penduduk })
  return undefined
}

function halves(table: Table): CellError[] {
  return [...table.values()]
    .filter(({ male, female }) => male === undefined || female === undefined)
    .map(({ group, year }) =>
      cellError(
        0,
        'jenis_kelamin',
        `Umur ${group} tahun ${year} hanya punya satu jenis kelamin.`,
        `Age ${group} of ${year} has one sex only.`,
      ),
    )
}

function nothingOfCity(): CellError {
  return cellError(
    0,
    'kode_kabupaten_kota',
    `Tidak ada baris Kota Tasikmalaya (${cityBpsCode}).`,
    `No row is of Kota Tasikmalaya (${cityBpsCode}).`,
  )
}

/** Takes the table of population by age group, of the city alone or of the whole province, all years in one file. */
export const agesUpload = procedure
  .meta({
    kind: 'intake',
    title: { id: 'Penduduk per kelompok umur', en: 'Population by age group' },
    classification: 'public',
    accepts: 'csv',
    columns: [
      {
        header: 'kode_kabupaten_kota',
        key: 'kode_kabupaten_kota',
        title: { id: 'Kode BPS kabupaten/kota', en: 'BPS code of the city' },
        required: false,
        type: 'text',
        example: '3278',
      },
      { header: 'kelompok_umur', key: 'kelompok_umur', title: { id: 'Kelompok umur', en: 'Age group' }, type: 'text', example: '00 - 04' },
      { header: 'jenis_kelamin', key: 'jenis_kelamin', title: { id: 'Jenis kelamin', en: 'Sex' }, type: 'text', example: 'LAKI-LAKI' },
      {
        header: 'jumlah_penduduk',
        key: 'jumlah_penduduk',
        title: { id: 'Jumlah penduduk', en: 'Population' },
        type: 'integer',
        example: '29706',
      },
      { header: 'tahun', key: 'tahun', title: { id: 'Tahun', en: 'Year' }, type: 'integer', example: '2023' },
    ],
    feeds: ['umur'],
  })
  .input(z.object({ rows: z.array(uploaded) }))
  .output(intakeResult(deposit))
  .mutation(({ input }) => {
    const table: Table = new Map()
    const wrong = input.rows.flatMap((row, index) => takeRow(row, index + 1, table) ?? [])
    const errors = wrong.length > 0 ? wrong : table.size === 0 ? [nothingOfCity()] : halves(table)
    return errors.length > 0 ? refuse(errors) : { ok: true as const, deposit: { rows: [...table.values()] as AgeGroup[] } }
  })
