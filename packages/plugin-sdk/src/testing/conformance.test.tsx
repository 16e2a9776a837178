// @vitest-environment jsdom
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { useEffect } from 'react'
import { expect, test } from 'vitest'
import { createWidgetData } from '../widget/create-widget-data.ts'
import { defineWidget } from '../widget/define-widget.ts'
import type { WidgetDefinition } from '../widget/widget-types.ts'
import { conformance } from './conformance.ts'

const story = join(import.meta.dirname, '..', '..', '..', '..', 'tooling', 'e2e', 'story-plugin')
const { useFeed } = createWidgetData<never>() as unknown as { useFeed(name: string): { data: { count: number } | undefined } }

function Sound() {
  return <b>{useFeed('antre').data?.count ?? '–'}</b>
}
const sound = defineWidget<never>({
  component: Sound,
  table: () => ({ columns: [{ key: 'count', title: 'Orang', numeric: true }], rows: [{ count: '7' }] }),
  summary: () => 'Tujuh orang menunggu.',
})
const check = (change: Partial<WidgetDefinition<never>> = {}, pluginDir = story, widget = 'antre') =>
  conformance({ pluginDir, widget, definition: { ...sound, ...change }, data: { antre: { count: 7 } } })

/** The story's plugin with texts and a line of source of its own. */
function pluginWith({ id, en, source }: { id: string; en: string; source: string }): string {
  const folder = mkdtempSync(join(tmpdir(), 'wadah-conformance-'))
  cpSync(join(story, 'plugin.json'), join(folder, 'plugin.json'))
  for (const name of ['src', 'locales']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'locales', 'id.json'), id)
  writeFileSync(join(folder, 'locales', 'en.json'), en)
  writeFileSync(join(folder, 'src', 'view.tsx'), source)
  return folder
}

test('a sound widget has nothing to mend', async () => {
  expect(await check()).toEqual([])
})

test('a widget the manifest does not name is named', async () => {
  expect(await check({}, story, 'lain')).toEqual(['plugin.json names no widget “lain”.'])
})

test('one that needs data to live fails without it, and says when', async () => {
  const component = () => <b>{(useFeed('antre').data as { count: number }).count}</b>

  const problems = await check({ component })

  expect(problems).toHaveLength(8)
  expect(problems[0]).toMatch(/^It fails 212 × 70 in id without data: /)
})

test('one that draws nothing is told so', async () => {
  expect(await check({ component: () => null })).toContain('It draws nothing when stale.')
})

test('an interval left behind is counted', async () => {
  function Restless() {
    useEffect(() => void setInterval(() => undefined, 1e6), [])
    return <b>7</b>
  }

  expect((await check({ component: Restless })).at(-1)).toMatch(/^After it was taken off, \d+ of its intervals still ran\.$/)
})

test('a table with a cell of no column and a sentence of nothing are named in both languages', async () => {
  const problems = await check({ table: () => ({ columns: [], rows: [{ count: '7' }] }), summary: () => '' })

  expect(problems).toContain('Its table has cells without a column in en, with data.')
  expect(problems).toContain('Its sentence has 0 letters in id, without data; 1 to 600 are wanted.')
})

test('texts of one language only, and texts asked for in vain, are named', async () => {
  const pluginDir = pluginWith({
    id: '{"jiwa":"jiwa","kata.a":"a"}',
    en: '{"kata.a":"a"}',
    source: "t('jiwa') + t(`kata.${x}`) + t('hilang') + t(`lain.${x}`)",
  })

  expect(await check({}, pluginDir)).toEqual([
    'locales/en.json lacks “jiwa”.',
    'The widgets ask for the text “hilang”, which is in no language.',
    'The widgets ask for the text “lain.…”, which is in no language.',
  ])
})
