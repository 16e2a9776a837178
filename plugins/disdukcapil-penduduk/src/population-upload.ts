import { initAdapter, intakeResult } from '@wadah/plugin-sdk/adapter'
import * as z from 'zod'
import { kemendagriOf } from './area-codes.ts'
import { cellError, negative, noSex, refuse, type CellError } from './cell-errors.ts'
import { sexOf } from './sex.ts'

const { procedure } = initAdapter()

/** Men and women of one kelurahan at the end of one year. */
const kelurahan = z.object({ code: z.string().max(13), year: z.string().max(4), male: z.int().min(0), female: z.int().min(0) })
const deposit = z.object({ rows: z.array(kelurahan).max(20_000) })

export type Kelurahan = z.infer<typeof kelurahan>
/** What the intake leaves for the feed. */
export type PopulationDeposit = z.infer<typeof deposit>

const uploaded = z.object({
  kode_kelurahan: z.string().max(20),
  jenis_kelamin: z.string().max(20),
  jumlah_penduduk: z.int(),
  tahun: z.int().min(1990).max(2100),
})
type UploadedRow = z.infer<typeof uploaded>
type Table = Map<string, Partial<Kelurahan> & { code: string; year: string }>

/** Reads one row into the table, or says what is wrong with it. Areas are joined by code, never by name. */
function takeRow(row: UploadedRow, index: number, table: Table): CellError | undefined {
  const cell = row.kode_kelurahan.trim()
  const code = kemendagriOf[cell]
  if (code === undefined) {
    return cellError(
      index,
      'kode_kelurahan',
      `“${cell}” bukan kode BPS kelurahan Kota Tasikmalaya (10 angka).`,
      `“${cell}” is no BPS code of a kelurahan of Kota Tasikmalaya (10 digits).`,
    )
  }
  const sex = sexOf(row.jenis_kelamin)
  if (sex === undefined) return noSex(index)
  if (row.jumlah_penduduk < 0) return negative(index)
  const year = String(row.tahun)
  const entry = table.get(`${code}|${year}`) ?? { code, year }
  if (entry[sex] !== undefined) {
    return cellError(
      index,
      'kode_kelurahan',
      'Baris ini ganda: kelurahan, tahun, dan jenis kelamin sudah ada di atas.',
      'This row is a duplicate: kelurahan, year and sex stand above already.',
    )
  }
  table.set(`${code}|${year}`, { ...entry, [sex]: row.jumlah_penduduk })
  return undefined
}

/** What a table lacks as a whole. A year with a kelurahan missing would give the city a total that is too small and looks right. */
function missingRows(table: Table): CellError[] {
  const years = [...new Set([...table.values()].map(({ year }) => year))].toSorted()
  const everyCode = Object.entries(kemendagriOf)
  const absent = years.flatMap((year) => {
    const missing = everyCode.filter(([, code]) => !table.has(`${code}|${year}`)).map(([bps]) => bps)
    if (missing.length === 0) return []
    const listed = `${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ' …' : ''}`
    return [
      cellError(
        0,
        'kode_kelurahan',
        `Tahun ${year} kekurangan ${missing.length} kelurahan: ${listed}`,
        `${year} lacks ${missing.length} kelurahan: ${listed}`,
      ),
    ]
  })
  const halves = [...table.values()]
    .filter(({ male, female }) => male === undefined || female === undefined)
    .map(({ code, year }) =>
      cellError(
        0,
        'jenis_kelamin',
        `Kelurahan ${code} tahun ${year} hanya punya satu jenis kelamin.`,
        `Kelurahan ${code} of ${year} has one sex only.`,
      ),
    )
  return [...absent, ...halves]
}

/** Takes the table of population by kelurahan, all years in one file. */
export const populationUpload = procedure
  .meta({
    kind: 'intake',
    title: { id: 'Penduduk per kelurahan', en: 'Population by kelurahan' },
    classification: 'public',
    accepts: 'csv',
    columns: [
      {
        header: 'kode_kelurahan',
        key: 'kode_kelurahan',
        title: { id: 'Kode BPS kelurahan', en: 'BPS code of the kelurahan' },
        type: 'text',
        example: '3278050001',
      },
      { header: 'jenis_kelamin', key: 'jenis_kelamin', title: { id: 'Jenis kelamin', en: 'Sex' }, type: 'text', example: 'LAKI-LAKI' },
      {
        header: 'jumlah_penduduk',
        key: 'jumlah_penduduk',
        title: { id: 'Jumlah penduduk', en: 'Population' },
        type: 'integer',
        example: '3056',
      },
      { header: 'tahun', key: 'tahun', title: { id: 'Tahun', en: 'Year' }, type: 'integer', example: '2023' },
    ],
    feeds: ['penduduk'],
  })
  .input(z.object({ rows: z.array(uploaded) }))
  .output(intakeResult(deposit))
  .mutation(({ input }) => {
    const table: Table = new Map()
    const wrong = input.rows.flatMap((row, index) => takeRow(row, index + 1, table) ?? [])
    const errors = wrong.length > 0 ? wrong : missingRows(table)
    return errors.length > 0 ? refuse(errors) : { ok: true as const, deposit: { rows: [...table.values()] as Kelurahan[] } }
  })
