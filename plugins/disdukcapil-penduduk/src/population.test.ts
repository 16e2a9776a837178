import { describe, expect, test, vi } from 'vitest'
import { runAdapter } from '@wadah/plugin-sdk/testing'
import { kemendagriOf } from './area-codes.ts'
import { areas, pluginDir, populationRows, readCsv, realFile } from './testing/sources.ts'

interface Population {
  newestYear: string
  years: string[]
  areas: { code: string; year: string; people: number }[]
}
type Upload = { ok: true; deposit: unknown } | { ok: false; errors: { row: number; column: string; message: { id: string; en: string } }[] }

// Each run packs or starts a sandbox of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 })

const now = '2026-11-24T03:00:00Z'
const upload = async (rows: unknown[]) =>
  (await runAdapter<Upload>({ pluginDir, procedure: 'unggahPenduduk', now, input: { rows } })).output
const feed = async (rows: unknown[]) => {
  const taken = await upload(rows)
  if (!taken.ok) throw new Error(JSON.stringify(taken.errors.slice(0, 3)))
  return (await runAdapter<Population>({ pluginDir, procedure: 'penduduk', now, deposits: { unggahPenduduk: taken.deposit } })).output
}
const firstError = (answer: Upload) => (answer.ok ? undefined : answer.errors[0])
const peopleIn = ({ areas: all }: Population, year: string, code: string) =>
  all.find((area) => area.code === code && area.year === year)?.people

const totals = {
  2015: [684_819, 50_162, 60_011, 75_581, 89_451, 55_532, 94_873, 87_322, 41_319, 66_907, 63_661],
  2020: [725_561, 59_976, 69_379, 73_065, 82_403, 58_327, 98_088, 97_901, 45_058, 77_901, 63_463],
  2023: [757_815, 64_276, 73_021, 74_610, 84_577, 61_440, 103_185, 102_237, 46_891, 83_061, 64_517],
}
// The city, then the kecamatan in the order of their names.
const codes = [
  '32.78',
  ...areas
    .filter(({ level }) => level === 'kecamatan')
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ code }) => code),
]

test('kelurahan add up to the published totals of the city and of each kecamatan', async () => {
  const population = await feed(populationRows)

  expect(population.newestYear).toBe('2023')
  expect(population.years).toHaveLength(9)
  for (const [year, figures] of Object.entries(totals)) expect(codes.map((code) => peopleIn(population, year, code))).toEqual(figures)
})

test('the largest and the smallest kelurahan are found by code', async () => {
  const population = await feed(populationRows)
  const kelurahan = population.areas
    .filter(({ code, year }) => code.length === 13 && year === '2023')
    .toSorted((a, b) => b.people - a.people)

  expect(kelurahan).toHaveLength(69)
  // Sukamanah, then Margabakti.
  expect(kelurahan[0]).toEqual({ code: '32.78.02.1004', year: '2023', people: 26_314 })
  expect(kelurahan.at(-1)).toEqual({ code: '32.78.06.1013', year: '2023', people: 4_280 })
})

test('codes are joined as the city’s own crosswalk does', () => {
  const known = areas.filter(({ level }) => level === 'kelurahan').map(({ bps, code }) => [bps, code])

  expect(Object.entries(kemendagriOf).toSorted()).toEqual(known.toSorted())
})

describe('a table is refused', () => {
  const first = populationRows[0] ?? { kode_kelurahan: '', jenis_kelamin: '', jumlah_penduduk: 0, tahun: 2015 }
  const changed = (change: Partial<typeof first>) => [{ ...first, ...change }, ...populationRows.slice(1)]

  test.each([
    ['a code of another city', changed({ kode_kelurahan: '3206010001' }), { row: 1, column: 'kode_kelurahan' }],
    ['a name in place of a code', changed({ kode_kelurahan: 'SUKAJAYA' }), { row: 1, column: 'kode_kelurahan' }],
    ['an unknown sex', changed({ jenis_kelamin: 'X' }), { row: 1, column: 'jenis_kelamin' }],
    ['a negative number', changed({ jumlah_penduduk: -1 }), { row: 1, column: 'jumlah_penduduk' }],
    ['a row twice', [...populationRows, first], { row: 1243, column: 'kode_kelurahan' }],
    ['a year with a kelurahan missing', populationRows.slice(18), { row: 0, column: 'kode_kelurahan' }],
    ['a kelurahan with one sex only', populationRows.slice(1), { row: 0, column: 'jenis_kelamin' }],
  ])('for %s', async (_, rows, error) => {
    const answer = await upload(rows)

    expect(answer).toMatchObject({ ok: false })
    expect(firstError(answer)).toMatchObject(error)
  })

  test('with every message in both languages', async () => {
    const answer = await upload(changed({ kode_kelurahan: '1' }))

    expect(firstError(answer)?.message).toEqual({
      id: '“1” bukan kode BPS kelurahan Kota Tasikmalaya (10 angka).',
      en: '“1” is no BPS code of a kelurahan of Kota Tasikmalaya (10 digits).',
    })
  })
})

test('PRIA is a man and not a woman', async () => {
  const rows = populationRows.map((row) => ({ ...row, jenis_kelamin: row.jenis_kelamin === 'LAKI-LAKI' ? 'Pria' : 'Wanita' }))

  expect(await upload(rows)).toEqual(await upload(populationRows))
})

test('without any upload the feed says what is missing', async () => {
  await expect(runAdapter({ pluginDir, procedure: 'penduduk', now, deposits: {} })).rejects.toMatchObject({ code: 'source_shape' })
})

const real = realFile('kependudukan', 'penduduk_kelurahan_jk_2015_2023.csv')
test.skipIf(!real.isThere)('the real file of Open Data Kota Tasikmalaya gives the golden numbers', async () => {
  const rows = readCsv(real.path, ['jumlah_penduduk', 'tahun']).map(({ kode_kelurahan, jenis_kelamin, jumlah_penduduk, tahun }) => ({
    kode_kelurahan,
    jenis_kelamin,
    jumlah_penduduk,
    tahun,
  }))
  const population = await feed(rows)

  expect(peopleIn(population, '2023', '32.78')).toBe(757_815)
  expect(population).toEqual(await feed(populationRows))
})
