import { expect, test } from 'vitest'
import { pihps } from './pihps.ts'

const exportAt = async (at: string, query = '') => {
  const answer = await pihps.app({ now: () => Date.parse(at), seed: 3278 }).request(`/ekspor.csv${query}`)
  return (await answer.text())
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(';'))
}

test('the last published prices of 19 December 2025 are real; those of the next workday are simulated and lie near them', async () => {
  const rows = await exportAt('2025-12-22T05:00:00Z', '?dari=2025-12-19&komoditas=Cabai%20Rawit%20Merah')

  expect(rows.slice(0, 2).map((row) => [row[2], row[5], row[6]])).toEqual([
    ['19/12/2025', 'Pasar Pancasila', '60000'],
    ['19/12/2025', 'Pasar Cikurubuk', '82500'],
  ])
  expect(rows.slice(2).map((row) => row[2])).toEqual(['22/12/2025', '22/12/2025'])
  expect(Math.abs(Number(rows[2]?.[6]) - 60_000)).toBeLessThan(6_000)
})

test('one commodity or all, for a stretch of days', async () => {
  const query = '?dari=2025-12-18&sampai=2025-12-19'

  expect(await exportAt('2026-01-05T05:00:00Z', query)).toHaveLength(12)
  expect(new Set((await exportAt('2026-01-05T05:00:00Z', `${query}&komoditas=Telur%20Ayam`)).map((row) => row[1]))).toEqual(
    new Set(['Telur Ayam']),
  )
})

test('simulated prices stay those of food for years', async () => {
  const prices = (await exportAt('2028-12-29T05:00:00Z', '?dari=2025-12-20')).flatMap((row) => (row[6] === '-' ? [] : [Number(row[6])]))

  expect(Math.min(...prices)).toBeGreaterThan(20_000)
  expect(Math.max(...prices)).toBeLessThan(130_000)
})

test('says who published the part that is not simulated', async () => {
  const answer = await pihps.app({ now: () => 0, seed: 1 }).request('/tentang')

  expect(await answer.json()).toMatchObject({
    producer: expect.stringContaining('Bank Indonesia'),
    until: '2025-12-19',
    licence: expect.any(String),
  })
})
