import { expect, test } from 'vitest'
import { simpatda } from './simpatda.ts'

interface Answer {
  status: string
  pesan: string
  waktu: string
  data: Record<string, string>[] | null
}

const ask = async (at: string, path: string) =>
  (await simpatda.app({ now: () => Date.parse(at), seed: 3278 }).request(path)).json() as Promise<Answer>
const rupiah = (text = '') => (text.startsWith('Rp') ? Number(text.replace(/[^\d,]/g, '').replace(',', '.')) : Number(text))
const sum = ({ data }: Answer, key: string) => (data ?? []).reduce((total, row) => total + rupiah(row[key]), 0)

test('revenue rises during the day, most of it while counters are open', async () => {
  const [morning, noon, evening] = await Promise.all(
    ['08:00', '12:00', '16:00'].map((hour) => ask(`2026-11-24T${hour}:00+07:00`, '/api/realisasi.php')),
  )

  const [early, middle, late] = [morning, noon, evening].map((answer) => sum(answer as Answer, 'realisasi'))
  expect(middle).toBeGreaterThan(early ?? 0)
  expect(late).toBeGreaterThan(middle ?? 0)
  expect(sum(evening as Answer, 'hari_ini') / sum(morning as Answer, 'hari_ini')).toBeGreaterThan(20)
})

test('revenue never falls within a year, and starts again in the next', async () => {
  const days = ['2026-01-02', '2026-03-31', '2026-04-01', '2026-09-30', '2026-12-31'].map((day) => `${day}T12:00:00+07:00`)

  const totals = (await Promise.all(days.map((day) => ask(day, '/api/realisasi.php')))).map((answer) => sum(answer, 'realisasi'))
  expect(totals).toEqual(totals.toSorted((a, b) => a - b))
  expect(sum(await ask('2027-01-01T12:00:00+07:00', '/api/realisasi.php'), 'realisasi')).toBeLessThan(totals[0] ?? 0)
})

test('the weekly totals end below what is realised now', async () => {
  const at = '2026-11-24T10:00:00+07:00'

  const { data } = await ask(at, '/api/kumulatif.php')
  const totals = (data ?? []).map((row) => rupiah(row['kumulatif']))
  expect(data?.at(-1)?.['tanggal']).toBe('2026-11-18')
  expect(totals).toEqual(totals.toSorted((a, b) => a - b))
  expect(totals.at(-1)).toBeLessThan(sum(await ask(at, '/api/realisasi.php'), 'realisasi'))
})

test('another year is refused in words, with status 200', async () => {
  expect(await ask('2026-11-24T10:00:00+07:00', '/api/realisasi.php?tahun=2031')).toEqual({
    status: 'GAGAL',
    pesan: 'Tahun anggaran belum dibuka',
    data: null,
  })
})
