// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { conformance } from '@wadah/plugin-sdk/testing'
import { expect, test } from 'vitest'
import next from '../next/src/widgets/antrean.tsx'
import nextServices from '../next/src/widgets/layanan.tsx'
import { readQueue } from './queue.ts'
import antrean from './widgets/antrean.tsx'
import layanan from './widgets/layanan.tsx'

const pluginDir = join(import.meta.dirname, '..')
const queue = readQueue(JSON.parse(readFileSync(join(pluginDir, 'fixtures', 'antrean.json'), 'utf8')))

test.each([
  ['1.0.0', antrean, pluginDir],
  ['1.1.0', next, join(pluginDir, 'next')],
])('antrean %s keeps what every host relies on', async (_, definition, folder) => {
  const answer = () => ({ counter: queue.counters[0], history: [{ at: '2026-11-24T02:59:00Z', waiting: 3 }] })

  expect(await conformance({ pluginDir: folder, widget: 'antrean', definition, data: { antrean: queue }, answer })).toEqual([])
})

test.each([
  ['1.0.0', layanan, pluginDir],
  ['1.1.0', nextServices, join(pluginDir, 'next')],
])('layanan %s keeps what every host relies on', async (_, definition, folder) => {
  const counters = [
    { number: 10, name: 'Perizinan OSS', services: 38 },
    { number: 17, name: 'BPN', services: 17 },
  ]

  expect(await conformance({ pluginDir: folder, widget: 'layanan', definition, data: { layanan: { total: 55, counters } } })).toEqual([])
})
