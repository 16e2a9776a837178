import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runAdapter, widgetView } from '@wadah/plugin-sdk/testing'
import { expect, test } from 'vitest'
import type { Adapter } from './adapter.ts'
import type { Services } from './services.ts'
import layanan from './widgets/layanan.tsx'

const pluginDir = join(import.meta.dirname, '..')
const body = readFileSync(join(pluginDir, 'fixtures', 'layanan.json'), 'utf8')
const read = async (answer: string) =>
  (await runAdapter<Services>({ pluginDir, procedure: 'layanan', now: '2026-11-24T03:00:00Z', http: { mpp: { '/layanan': answer } } }))
    .output

test('the register is read from texts, and its counters add up', async () => {
  const services = await read(body)

  expect(services.counters).toHaveLength(28)
  expect(services.total).toBe(254)
  expect(services.counters[9]).toEqual({ number: 10, name: 'Perizinan OSS', services: 38 })
})

test('a register of another shape, a count that is none and a page are refused by name', async () => {
  await expect(read('{"gerai":[]}')).rejects.toMatchObject({ code: 'source_shape' })
  await expect(read('{"layanan":[{"nomor":"01","gerai":"SIM","jumlah":"-"}]}')).rejects.toMatchObject({ code: 'source_shape' })
  await expect(read('<html></html>')).rejects.toMatchObject({ code: 'source_not_json' })
})

test('the counter that offers most stands first, in both languages', async () => {
  const data = { layanan: await read(body) }

  expect(layanan.summary(widgetView<Adapter>({ pluginDir, data }))).toBe('254 layanan di 28 gerai; terbanyak Perizinan OSS, 38.')
  expect(layanan.summary(widgetView<Adapter>({ pluginDir, data, locale: 'en' }))).toBe(
    '254 services at 28 counters; most at Perizinan OSS, 38.',
  )
  expect(layanan.table(widgetView<Adapter>({ pluginDir, data })).rows.slice(0, 2)).toEqual([
    { counter: 'Perizinan OSS', services: '38' },
    { counter: 'BPN', services: '17' },
  ])
})
