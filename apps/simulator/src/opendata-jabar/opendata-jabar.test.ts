import { expect, test } from 'vitest'
import { opendataJabar } from './opendata-jabar.ts'

const app = opendataJabar.app({ now: () => 0, seed: 1 })
const path = '/api-backend/bigdata/bpbd/od_17600_jml_kejadian_bencana_banjir_brdsrkn_kabupatenkota_v1'
const ask = async (query: string, from = path) =>
  (await (await app.request(`${from}${query}`)).json()) as {
    error: number
    data: Record<string, unknown>[] | null
    metadata: string[]
    meta: { total_record: number }
  }

test('codes come as numbers and the measure stands before its unit', async () => {
  const { data, metadata } = await ask('?limit=1')

  expect(data?.[0]).toMatchObject({ kode_provinsi: 32, kode_kabupaten_kota: 3201 })
  expect(metadata[metadata.indexOf('satuan') - 1]).toBe('jumlah_banjir')
})

test('a page holds a hundred rows at most, and ten when nobody says', async () => {
  expect((await ask('?limit=1000')).data).toHaveLength(100)
  expect((await ask('')).data).toHaveLength(10)
})

test('Kota Tasikmalaya has the published figures of 2012 to 2025', async () => {
  const pages = await Promise.all([0, 100, 200, 300].map((skip) => ask(`?limit=100&skip=${skip}`)))
  const own = pages.flatMap(({ data }) => data ?? []).filter((row) => row['kode_kabupaten_kota'] === 3278)

  expect(own.map((row) => row['jumlah_banjir'])).toEqual([0, 0, 4, 2, 6, 7, 8, 6, 0, 2, 2, 6, 7, 1])
})

test('an unknown dataset is refused with status 200', async () => {
  expect(await ask('', '/api-backend/bigdata/bpbd/od_1')).toMatchObject({ error: 1, data: null })
})
