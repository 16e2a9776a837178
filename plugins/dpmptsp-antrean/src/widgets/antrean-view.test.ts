// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawWidget, type DrawWidgetOptions } from '@wadah/plugin-sdk/testing'
import { expect, test } from 'vitest'
import next from '../../next/src/widgets/antrean.tsx'
import { readQueue } from '../queue.ts'
import antrean from './antrean.tsx'

const pluginDir = join(import.meta.dirname, '..', '..')
const queue = readQueue(JSON.parse(readFileSync(join(pluginDir, 'fixtures', 'antrean.json'), 'utf8')))
const small = { width: 160, height: 90, class: 'small', density: 'desk', unit: 1 } as const
const draw = (options: Partial<DrawWidgetOptions> = {}) =>
  drawWidget({ pluginDir, definition: antrean, data: { antrean: queue }, ...options })

test('a small slot shows the number alone, a large one every counter', async () => {
  const [little, large] = [await draw({ init: { size: small } }), await draw()]

  expect(little.text()).toBe(`${queue.waiting}orang menunggu`)
  expect(large.root.querySelectorAll('title')).toHaveLength(28)
  expect(large.text()).toContain('tutup')
})

test('the detail view asks for the last hour of the counter where people wait longest', async () => {
  const asked: unknown[] = []
  const longest = queue.counters.find(({ name }) => name === queue.longest?.counter)
  const drawn = await draw({
    init: { mode: 'detail', locale: 'en' },
    answer: (procedure, input) => {
      asked.push([procedure, input])
      return { counter: { ...longest, served: 1_234 }, history: [{ at: '2026-11-24T02:59:00Z', waiting: 3 }] }
    },
  })

  await expect.poll(drawn.text).toContain('1,234 served today')
  // Twice, since a test draws as development does: effects run twice.
  expect(asked.at(-1)).toEqual(['gerai', { number: longest?.number }])
})

test('a counter that cannot be read leaves the queue as it is', async () => {
  const drawn = await draw({ init: { mode: 'detail' } })

  await expect.poll(drawn.text).toContain('Rincian gerai belum dapat dibaca')
  expect(drawn.text()).toContain('orang menunggu')
})

test('without data nothing is drawn, and nothing breaks', async () => {
  expect((await draw({ data: { antrean: undefined } })).text()).toBe('')
})

test('release 1.1.0 adds the longest wait by group', async () => {
  const drawn = await draw({ definition: next, pluginDir: join(pluginDir, 'next') })

  expect(drawn.text()).toContain('Tunggu terlama per kelompok layanan')
})
