import { expect, test } from 'vitest'
import { mpp } from './mpp.ts'

interface Counter {
  gerai: string
  buka: boolean
  menunggu: number
}

const queueAt = async (at: string) => {
  const answer = await mpp.app({ now: () => Date.parse(at), seed: 3278 }).request('/antrean')
  return ((await answer.json()) as { gerai: Counter[] }).gerai
}
const waiting = (counters: Counter[]) => counters.reduce((sum, { menunggu }) => sum + menunggu, 0)

test('28 counters, some closed for the day and the same ones all day', async () => {
  const [morning, afternoon] = [await queueAt('2026-11-24T09:00:00+07:00'), await queueAt('2026-11-24T15:00:00+07:00')]

  const closed = (counters: Counter[]) => counters.filter(({ buka }) => !buka).map(({ gerai }) => gerai)
  expect(morning).toHaveLength(28)
  expect(closed(morning).length).toBeGreaterThan(0)
  expect(closed(afternoon)).toEqual(closed(morning))
})

test('more people wait in the middle of the morning than late at night', async () => {
  const minutes = ['00', '10', '20', '30', '40', '50']
  const over = async (hour: string) =>
    (await Promise.all(minutes.map((minute) => queueAt(`2026-11-24T${hour}:${minute}:00+07:00`)))).reduce(
      (sum, counters) => sum + waiting(counters),
      0,
    )

  expect(await over('09')).toBeGreaterThan((await over('22')) * 1.3)
})

test('the services of all counters add up to the published 254, whatever the hour', async () => {
  const answer = await mpp.app({ now: () => 0, seed: 1 }).request('/layanan')

  const { layanan } = (await answer.json()) as { layanan: { jumlah: string }[] }
  expect(layanan).toHaveLength(28)
  expect(layanan.reduce((sum, { jumlah }) => sum + Number(jumlah), 0)).toBe(254)
})

test('a counter nobody knows is not found', async () => {
  const answer = await mpp.app({ now: () => 0, seed: 1 }).request('/gerai/29')

  expect(answer.status).toBe(404)
})
