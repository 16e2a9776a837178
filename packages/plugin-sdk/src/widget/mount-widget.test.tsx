// @vitest-environment jsdom
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { useEffect, useState } from 'react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { HostMessage } from '@wadah/contracts/port'
import { drawWidget, type DrawnWidget, type DrawWidgetOptions } from '../testing/draw-widget.ts'
import { createWidgetData } from './create-widget-data.ts'
import { defineWidget } from './define-widget.ts'
import { useWidget } from './use-widget.ts'

const { useFeed, useQuery } = createWidgetData<never>() as unknown as {
  useFeed(name: string): { data: { n: number } | undefined; shown: string }
  useQuery(name: string, input: unknown): { data: unknown; error: string | undefined; loading: boolean }
}
const pluginDir = mkdtempSync(join(tmpdir(), 'wadah-mount-'))
let mounts = 0

/** Says everything it was told, and counts how often it was mounted. */
function Echo() {
  const { settings, theme, locale, size, filter, visible, dataSaver, mode, t, format } = useWidget()
  const { data, shown } = useFeed('antre')
  useState(() => (mounts += 1))
  const said = [theme, locale, size.class, filter.area ?? 'kota', visible, dataSaver, mode, JSON.stringify(settings), shown]
  return <p>{[...said, t('orang', { n: format.number(data?.n ?? 0) })].join(' ')}</p>
}
const echo = defineWidget<never>({
  component: Echo,
  table: ({ data }) => ({
    columns: [{ key: 'n', title: 'Orang', numeric: true }],
    rows: [{ n: String((data as { antre: { n: number } }).antre.n) }],
  }),
  summary: ({ t }) => t('orang', { n: 3 }),
})
const draw = (change: Partial<DrawWidgetOptions> = {}) =>
  drawWidget({ pluginDir, definition: echo, data: { antre: { n: 1_234 } }, ...change })
const feed = (n: number, shown: 'fresh' | 'stale' = 'fresh') => ({
  name: 'antre',
  version: n,
  data: { n },
  shown,
  facts: { rule: { utcOffsetMinutes: 420 } } as never,
})
const lastOf = (drawn: DrawnWidget, type: string) => drawn.said.findLast((message) => message.type === type)

beforeAll(() => {
  mkdirSync(join(pluginDir, 'locales'))
  writeFileSync(join(pluginDir, 'locales', 'id.json'), '{"orang":"{n} orang"}')
  writeFileSync(join(pluginDir, 'locales', 'en.json'), '{"orang":"{n} people"}')
})
afterEach(() => {
  mounts = 0
})

describe('a widget at its end of the port', () => {
  test('says that it is ready, draws what it is told, and says once that it has painted', async () => {
    const drawn = await draw({ init: { settings: { top: 5 } } })
    drawn.send({ type: 'data', feed: feed(7) })
    await expect.poll(drawn.text).toBe('gelap id large kota true false board {"top":5} fresh 7 orang')

    expect(drawn.said).toEqual([{ type: 'ready', protocol: 1 }, { type: 'painted' }])
  })

  test.each<[string, HostMessage, string]>([
    ['settings', { type: 'settings', settings: { a: 1 } }, 'gelap id large kota true false board {"a":1} fresh 1.234 orang'],
    ['a theme', { type: 'theme', theme: 'terang' }, 'terang id large kota true false board {} fresh 1.234 orang'],
    [
      'a language, with its texts and formats',
      { type: 'locale', locale: 'en', texts: { orang: '{n} people' } },
      'gelap en large kota true false board {} fresh 1,234 people',
    ],
    [
      'a size',
      { type: 'size', size: { width: 180, height: 90, class: 'small', density: 'desk', unit: 1 } },
      'gelap id small kota true false board {} fresh 1.234 orang',
    ],
    ['a filter', { type: 'filter', filter: { area: '32.78.05' } }, 'gelap id large 32.78.05 true false board {} fresh 1.234 orang'],
    ['being out of sight', { type: 'visibility', visible: false }, 'gelap id large kota false false board {} fresh 1.234 orang'],
    ['saving data', { type: 'dataSaver', dataSaver: true }, 'gelap id large kota true true board {} fresh 1.234 orang'],
    ['its data having aged', { type: 'data', feed: feed(8, 'stale') }, 'gelap id large kota true false board {} stale 8 orang'],
  ])('follows %s without being mounted anew', async (_what, message, text) => {
    const drawn = await draw()
    const before = mounts
    drawn.send(message)

    await expect.poll(drawn.text).toBe(text)
    expect(mounts).toBe(before)
  })

  test('follows outlines of areas that were uploaded meanwhile, without being mounted anew', async () => {
    function Outlines() {
      const { areas, boundaries } = useWidget()
      useState(() => (mounts += 1))
      return <p>{areas.map(({ code, name }) => `${name} ${boundaries?.[code]?.length ?? 'tanpa batas'}`).join()}</p>
    }
    const area = { code: '32.78.01', bps: '3278050', name: 'Cihideung', level: 'kecamatan' } as const
    const drawn = await draw({ definition: { ...echo, component: Outlines }, init: { areas: [area] } })
    expect(drawn.text()).toBe('Cihideung tanpa batas')
    const before = mounts

    drawn.send({ type: 'areas', areas: [area], boundaries: { '32.78.01': [[[108.2, -7.4]]] } })

    await expect.poll(drawn.text).toBe('Cihideung 1')
    expect(mounts).toBe(before)
  })

  test('hands over its numbers as a table and a sentence, of the newest data', async () => {
    const drawn = await draw()
    drawn.send({ type: 'data', feed: feed(9) })
    drawn.send({ type: 'describe', call: 4 })

    await expect
      .poll(() => lastOf(drawn, 'described'))
      .toEqual({
        type: 'described',
        call: 4,
        summary: '3 orang',
        table: { columns: [{ key: 'n', title: 'Orang', numeric: true }], rows: [{ n: '9' }] },
      })
  })

  test('survives a table that fails, and says so', async () => {
    const drawn = await draw({ definition: { ...echo, table: () => ({}) as never, summary: () => (undefined as never as string).trim() } })
    drawn.send({ type: 'describe', call: 1 })

    await expect.poll(() => lastOf(drawn, 'error')).toMatchObject({ fatal: false })
    expect(drawn.text()).toContain('1.234 orang')
  })

  test('keeps a crash to itself and says it is over', async () => {
    function Fragile() {
      const { data } = useFeed('antre')
      if (data?.n === 13) throw new Error('no luck')
      return <b>{data?.n}</b>
    }
    const drawn = await draw({ definition: { ...echo, component: Fragile } })
    drawn.send({ type: 'data', feed: feed(13) })

    await expect
      .poll(() => lastOf(drawn, 'error'))
      .toMatchObject({ message: 'no luck', fatal: true, stack: expect.stringContaining('Fragile') })
    expect(drawn.text()).toBe('')
  })

  test('ends everything it began when it is disposed', async () => {
    let running = 0
    function Busy() {
      useEffect(() => {
        running += 1
        return () => void (running -= 1)
      })
      return <b>1</b>
    }
    const drawn = await draw({ definition: { ...echo, component: Busy } })
    expect(running).toBe(1)
    drawn.dispose()

    await expect.poll(() => running).toBe(0)
    expect(drawn.text()).toBe('')
  })
})

describe('a query', () => {
  const asking = (answers: Record<string, unknown>) => {
    function Asking() {
      const [number, setNumber] = useState(1)
      const { data, error, loading } = useQuery('gerai', { number })
      return (
        <p onClick={() => setNumber(2)}>
          {`${number}: ${JSON.stringify(data) ?? 'none'} ${error ?? ''}${loading ? 'loading' : ''}`.trim()}
        </p>
      )
    }
    const answer = (_procedure: string, input: unknown) => answers[(input as { number: number }).number]
    return { definition: { ...echo, component: Asking }, answer }
  }

  test('is answered by the host', async () => {
    const { definition, answer } = asking({ 1: ['a'] })

    await expect.poll((await draw({ definition, answer })).text).toBe('1: ["a"]')
  })

  test('is asked again when its input changes, and never shows the answer to another', async () => {
    const { definition, answer } = asking({ 1: 'one', 2: 'two' })
    const drawn = await draw({ definition, answer })
    await expect.poll(drawn.text).toBe('1: "one"')
    const seen: string[] = []
    const watcher = new MutationObserver(() => seen.push(drawn.text()))
    watcher.observe(drawn.root, { subtree: true, childList: true, characterData: true })

    drawn.root.querySelector('p')?.click()

    await expect.poll(drawn.text).toBe('2: "two"')
    watcher.disconnect()
    expect(seen.filter((text) => text.startsWith('2: "one"'))).toEqual([])
  })

  test('that is refused gives the code alone', async () => {
    const { definition } = asking({})

    await expect.poll((await draw({ definition })).text).toBe('1: none not_found')
  })
})
