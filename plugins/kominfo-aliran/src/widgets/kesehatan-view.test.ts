// @vitest-environment jsdom
import { drawWidget, type DrawWidgetOptions } from '@wadah/plugin-sdk/testing'
import { expect, test } from 'vitest'
import { judgeHealth } from '../health.ts'
import { archiveFacts, liveFacts, now, pluginDir } from '../testing/feed-facts.ts'
import kesehatan from './kesehatan.tsx'

const feeds = [liveFacts('bapenda.pad/pad', 10), liveFacts('dpmptsp.antrean/antrean', 90), archiveFacts('disdukcapil.penduduk/penduduk')]
const draw = (facts = feeds, init: DrawWidgetOptions['init'] = {}, answer?: DrawWidgetOptions['answer']) =>
  drawWidget({
    pluginDir,
    definition: kesehatan,
    data: { kesehatan: judgeHealth(facts, new Date(now)) },
    init: { settings: { published: true }, ...init },
    ...(answer ? { answer } : {}),
  })

test('the number, what is wrong, and every OPD with its feeds', async () => {
  const text = (await draw()).text()

  for (const words of ['1', 'dari 2 mutakhir', '1 tersumbat', 'DPMPTSP', 'Bapenda', 'Disdukcapil']) expect(text).toContain(words)
  expect(text.indexOf('DPMPTSP')).toBeLessThan(text.indexOf('Bapenda'))
})

test('when nothing is wrong it says so', async () => {
  expect((await draw(feeds.slice(0, 1))).text()).toContain('semua dalam jadwal')
})

test('a press on what is wrong opens the detail view', async () => {
  const drawn = await draw()

  drawn.root.querySelector('button')?.click()

  await expect.poll(() => drawn.said.map(({ type }) => type)).toContain('openDetail')
})

test('the detail view draws how the share went, and says when that cannot be read', async () => {
  const points = [80, 100].map((percent, index) => ({ at: new Date(now + index * 60_000).toISOString(), percent }))
  const detail = (answer?: () => unknown) => draw(feeds, { mode: 'detail' }, answer)

  await expect.poll((await detail(() => ({ points }))).text).toContain('% mutakhir')
  await expect.poll((await detail(() => ({ points: [] }))).text).toContain('Riwayat baru mulai terkumpul')
  await expect.poll((await detail()).text).toContain('Riwayat belum dapat dibaca.')
})

test('published data can be left out', async () => {
  expect((await draw(feeds, { settings: { published: false } })).text()).not.toContain('Disdukcapil')
})
