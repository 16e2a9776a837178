// @vitest-environment jsdom
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createWidgetData } from '../widget/create-widget-data.ts'
import { defineWidget } from '../widget/define-widget.ts'
import { useWidget } from '../widget/use-widget.ts'
import { drawWidget } from './draw-widget.ts'

const pluginDir = mkdtempSync(join(tmpdir(), 'wadah-draw-'))
mkdirSync(join(pluginDir, 'locales'))
writeFileSync(join(pluginDir, 'locales', 'id.json'), '{"count":"{n} orang"}')
const { useFeed } = createWidgetData<never>() as unknown as { useFeed(name: string): { data: { n: number } | undefined } }

function View() {
  const { data } = useFeed('antre')
  const { t } = useWidget()
  if (data?.n === 13) throw new Error('no luck')
  return data === undefined ? 'kosong' : t('count', { n: data.n })
}
const definition = defineWidget<never>({ component: View, table: () => ({ columns: [], rows: [] }), summary: () => '' })

test('a widget is drawn with its data and texts, and with later data again', async () => {
  const drawn = await drawWidget({ pluginDir, definition, data: { antre: { n: 3 } } })

  expect(drawn.text()).toBe('3 orang')
  drawn.send({ type: 'data', feed: { name: 'antre', version: 2, data: { n: 4 }, shown: 'fresh', facts: {} as never } })
  await expect.poll(drawn.text).toBe('4 orang')
})

test('a feed without data is one without', async () => {
  expect((await drawWidget({ pluginDir, definition, data: { antre: undefined } })).text()).toBe('kosong')
})

test('a widget that throws fails the test with its own words', async () => {
  await expect(drawWidget({ pluginDir, definition, data: { antre: { n: 13 } } })).rejects.toThrow('no luck')
})
