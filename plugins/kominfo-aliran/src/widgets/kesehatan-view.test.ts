// @vitest-environment jsdom
import { drawWidget, type DrawWidgetOptions } from '@wadah/plugin-sdk/testing'
import { expect, test } from 'vitest'
import { judgeHealth } from '../health.ts'
import { archiveFacts, liveFacts, now, pluginDir } from '../testing/feed-facts.ts'
import kesehatan from './kesehatan.tsx'

const feeds = [liveFacts('bapenda.pad/pad', 10), liveFacts('dpmptsp.antrean/antrean', 90), archiveFacts('disdukcapil.penduduk/penduduk')]
const draw = (facts = feeds, init: DrawWidgetOptions['init'] = {}) =>
  drawWidget({
    pluginDir,
    definition: kesehatan,
    data: { kesehatan: judgeHealth(facts, new Date(now)) },
    init: { settings: { published: true }, ...init },
  })

test('the number, what is wrong, and every OPD with its feeds', async () => {
  const text = (await draw()).text()

  for (const words of ['1', 'dari 2 mutakhir', '1 tersumbat', 'DPMPTSP', 'Bapenda', 'Disdukcapil']) expect(text).toContain(words)
  expect(text.indexOf('DPMPTSP')).toBeLessThan(text.indexOf('Bapenda'))
})

test('when nothing is wrong it says so', async () => {
  expect((await draw(feeds.slice(0, 1))).text()).toContain('semua dalam jadwal')
})

test('published data can be left out', async () => {
  expect((await draw(feeds, { settings: { published: false } })).text()).not.toContain('Disdukcapil')
})
