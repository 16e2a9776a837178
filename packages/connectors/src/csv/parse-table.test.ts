import { describe, expect, it } from 'vitest'
import { intakeMetaSchema } from '@wadah/contracts/feed-meta'
import { errorsKept, parseTable } from './parse-table.ts'

const text = (id: string) => ({ id, en: id })
const meta = intakeMetaSchema.parse({
  kind: 'intake',
  title: text('Penduduk'),
  classification: 'public',
  accepts: 'csv',
  feeds: ['penduduk'],
  maxRows: 3_000,
  columns: [
    { header: 'Kelurahan', key: 'kelurahan', title: text('Kelurahan'), type: 'text', example: 'Tawangsari' },
    { header: 'Jumlah', key: 'jumlah', title: text('Jumlah'), type: 'integer', example: '7812' },
    { header: 'Rasio', key: 'rasio', title: text('Rasio'), type: 'number', example: '101.4', required: false },
    { header: 'Tanggal', key: 'tanggal', title: text('Tanggal'), type: 'date', example: '2023-12-31', required: false },
  ],
})
const utf8 = (csv: string) => new TextEncoder().encode(csv)
const read = (csv: string) => parseTable(utf8(csv), meta)

describe('reading a table', () => {
  it('takes a mark, semicolons, mixed line ends, quoted cells, blank lines and headers in any case', () => {
    const csv =
      '\ufeffKELURAHAN ;  jumlah;Rasio;Tanggal;catatan\r\nTawangsari;7.812;101,4;31/12/2023;x\n\r\n"Sukamanah; ""Barat""";26314;;\r\n;;;\r\n'

    expect(read(csv)).toEqual({
      errors: [],
      rows: [
        { kelurahan: 'Tawangsari', jumlah: 7812, rasio: 101.4, tanggal: '2023-12-31' },
        { kelurahan: 'Sukamanah; "Barat"', jumlah: 26314 },
      ],
    })
  })

  it('takes commas and tabs, and columns in another order', () => {
    const rows = [{ kelurahan: 'Cihideung', jumlah: 5 }]

    expect(read('Jumlah,Kelurahan\n5,Cihideung').rows).toEqual(rows)
    expect(read('Jumlah\tKelurahan\n5\tCihideung').rows).toEqual(rows)
  })

  it('takes UTF-16 and Windows-1252 as spreadsheets write them', () => {
    const utf16 = Buffer.from('\ufeffKelurahan;Jumlah\nKé;5\n', 'utf16le')
    const windows = Buffer.from('Kelurahan;Jumlah\nKé;5\n', 'latin1')

    expect(parseTable(utf16, meta).rows).toEqual([{ kelurahan: 'Ké', jumlah: 5 }])
    expect(parseTable(windows, meta).rows).toEqual([{ kelurahan: 'Ké', jumlah: 5 }])
  })

  it('names every bad cell by row and column in both languages, and gives no rows', () => {
    const { rows, errors } = read('Kelurahan;Jumlah;Rasio;Tanggal\nA;1;1,5;2023-02-29\n;satu;1,234;31/12/23\nB;-;-;-')

    expect(rows).toEqual([])
    expect(errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '1 Tanggal',
      '2 Kelurahan',
      '2 Jumlah',
      '2 Rasio',
      '2 Tanggal',
      '3 Jumlah',
    ])
    expect(errors[2]?.message).toEqual({
      id: '“satu” bukan bilangan bulat; contoh: 7812.',
      en: '“satu” is no whole number; example: 7812.',
    })
  })

  it('counts rows as the file does, blank lines included', () => {
    expect(read('Kelurahan;Jumlah\n\n\nA;x').errors[0]).toMatchObject({ row: 3, column: 'Jumlah' })
  })

  it('says which columns are missing or doubled before it reads any row', () => {
    expect(read('Kelurahan;Kelurahan\nA;1').errors).toMatchObject([
      { row: 0, column: 'Kelurahan' },
      { row: 0, column: 'Jumlah' },
    ])
  })

  it('refuses a file that is empty, has no rows, or too many', () => {
    expect(read('').errors).toMatchObject([{ row: 0 }])
    expect(read('Kelurahan;Jumlah\n').errors).toMatchObject([{ row: 1 }])
    expect(read(`Kelurahan;Jumlah\n${'A;1\n'.repeat(3_001)}`)).toMatchObject({ rows: [], errors: [{ row: 3_001 }] })
  })

  it('notices a separator or a quotation mark that tears a row apart', () => {
    expect(read('Kelurahan;Jumlah\nA;1;2').errors).toMatchObject([
      { row: 1, message: { en: 'This row has 3 cells, the header 2; quote contents that hold a separator.' } },
    ])
    expect(read('Kelurahan;Jumlah\n"A;1\nB;2').errors.length).toBeGreaterThan(0)
  })

  it('stops listing at a number of errors that still helps', () => {
    const { errors } = read(`Kelurahan;Jumlah\n${'A;x\n'.repeat(1_000)}`)

    expect(errors).toHaveLength(errorsKept + 1)
    expect(errors.at(-1)?.message.en).toBe('800 more errors follow from this row on.')
  })

  it('reads numbers as they can only be meant', () => {
    const numbers = ['1.234', '1.234.567', '1.234,5', '12,5', '0,125', '1,234.5', '1,234,567', 'Rp 12.500,00', '-3', '1234567.25']
    const column = `Kelurahan;Jumlah;Rasio\n${numbers.map((number) => `A;1;${number}`).join('\n')}`

    expect(read(column).rows.map(({ rasio }) => rasio)).toEqual([
      1.234, 1_234_567, 1_234.5, 12.5, 0.125, 1_234.5, 1_234_567, 12_500, -3, 1_234_567.25,
    ])
    for (const doubtful of ['1,234', '1.23.4', '12,34,5', '1e5', '0x10', 'NaN', '١٢'])
      expect(read(`Kelurahan;Jumlah;Rasio\nA;1;${doubtful}`).errors).toHaveLength(1)
  })

  it('reads whole numbers with groups or a needless decimal, and refuses halves', () => {
    const read1 = (number: string) => read(`Kelurahan;Jumlah\nA;${number}`)

    expect(['7.812', '7812.0', '7812,00', '1.234.567', '1,234'].map((number) => read1(number).rows[0]?.['jumlah'])).toEqual([
      7812, 7812, 7812, 1_234_567, 1234,
    ])
    for (const bad of ['7812.5', '9999999999999999999', '1.23']) expect(read1(bad).errors).toHaveLength(1)
  })

  it('reads dates with the day before the month', () => {
    const dates = ['2024-2-29', '05/06/2024', '5-6-2024', '20 Jul 2020', '1 Desember 2023', '2023-12-31 00:00:00']
    const { rows } = read(`Kelurahan;Jumlah;Tanggal\n${dates.map((date) => `A;1;${date}`).join('\n')}`)

    expect(rows.map(({ tanggal }) => tanggal)).toEqual(['2024-02-29', '2024-06-05', '2024-06-05', '2020-07-20', '2023-12-01', '2023-12-31'])
  })

  it('reads fifty thousand rows in well under two seconds', () => {
    const big = { ...meta, maxRows: 50_000 }
    const startedAt = performance.now()

    expect(
      parseTable(utf8(`Kelurahan;Jumlah;Rasio;Tanggal\n${'Tawangsari;7812;101,4;2023-12-31\n'.repeat(50_000)}`), big).rows,
    ).toHaveLength(50_000)
    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })
})
