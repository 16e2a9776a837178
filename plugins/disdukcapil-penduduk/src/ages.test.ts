import { expect, test, vi } from 'vitest'
import { runAdapter } from '@wadah/plugin-sdk/testing'
import { ageRows, pluginDir, readCsv, realFile } from './testing/sources.ts'

interface Ages {
  newestYear: string
  years: { year: string; young: number; working: number; old: number; dependency: number }[]
  groups: { year: string; group: string; male: number; female: number }[]
}
type Upload = { ok: true; deposit: unknown } | { ok: false; errors: { row: number; column: string }[] }

// Each run packs or starts a sandbox of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 })

const now = '2026-11-24T03:00:00Z'
const upload = async (rows: unknown[]) => (await runAdapter<Upload>({ pluginDir, procedure: 'unggahUmur', now, input: { rows } })).output
const feed = async (rows: unknown[]) => {
  const taken = await upload(rows)
  if (!taken.ok) throw new Error(JSON.stringify(taken.errors.slice(0, 3)))
  return (await runAdapter<Ages>({ pluginDir, procedure: 'umur', now, deposits: { unggahUmur: taken.deposit } })).output
}

test('ages of 2023 give the golden numbers', async () => {
  const { newestYear, years } = await feed(ageRows)

  expect(newestYear).toBe('2023')
  expect(years.at(-1)).toEqual({ year: '2023', young: 184_712, working: 518_931, old: 54_172, dependency: 46.03 })
})

test('groups are written as people read them, youngest first', async () => {
  const { groups } = await feed(ageRows)

  expect(
    groups
      .filter(({ year }) => year === '2023')
      .map(({ group }) => group)
      .slice(0, 2),
  ).toEqual(['0–4', '5–9'])
  expect(groups.at(-1)?.group).toBe('75+')
})

test('of a table of the whole province only the city counts', async () => {
  const foreign = ageRows.map((row) => ({ ...row, kode_kabupaten_kota: '3206', jumlah_penduduk: 1 }))
  const own = ageRows.map((row) => ({ ...row, kode_kabupaten_kota: '32.78' }))

  expect(await upload([...foreign, ...own])).toEqual(await upload(ageRows))
  expect(await upload(foreign)).toMatchObject({ ok: false, errors: [{ row: 0, column: 'kode_kabupaten_kota' }] })
})

test('the province’s table without its area column is refused, not added up', async () => {
  const answer = await upload([...ageRows, ...ageRows])

  expect(answer.ok ? [] : answer.errors.slice(0, 1)).toMatchObject([{ row: 129, column: 'kelompok_umur' }])
})

const real = realFile('kependudukan', 'piramida_penduduk.csv')
test.skipIf(!real.isThere)('the real file of Open Data Jabar gives the published figures', async () => {
  const rows = readCsv(real.path, ['jumlah_penduduk', 'tahun']).map(
    ({ kode_kabupaten_kota, kelompok_umur, jenis_kelamin, jumlah_penduduk, tahun }) => ({
      kode_kabupaten_kota,
      kelompok_umur,
      jenis_kelamin,
      jumlah_penduduk,
      tahun,
    }),
  )

  expect((await feed(rows)).years).toEqual((await feed(ageRows)).years)
})
