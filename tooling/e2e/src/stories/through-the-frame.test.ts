import type { Frame } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { slot } from '../harness/browser.ts'
import { startHostileBoard, widget, type HostileBoard, type OpenedBoard } from '../harness/hostile-board.ts'
import { until } from '../harness/until.ts'

/** Says what it was told, and has something to press and to point at. */
const view = `import { useWidget } from '@wadah/plugin-sdk/widget'
export function AntreView() {
  const { theme, locale, size, openDetail, selectArea } = useWidget()
  return (
    <div>
      <button onClick={openDetail}>Rinci</button> <button onClick={() => selectArea('32.78.05')}>Pilih</button>
      <svg width="20" height="20"><rect id="tile" width="20" height="20"><title>Cihideung: 7</title></rect></svg>
      <p id="told">{theme} {locale} {Math.round(size.width)}</p>
    </div>
  )
}
`

describe('through the frame of a widget', { skip: !hasChromium(), timeout: 60_000 }, () => {
  let board: HostileBoard
  let opened: OpenedBoard
  let frame: Frame

  beforeAll(async () => {
    board = await startHostileBoard()
    await board.publish('1.0.0', { 'src/widgets/antre-view.tsx': view })
  }, 120_000)
  afterAll(() => board?.stop())

  beforeEach(async () => {
    opened = await board.open()
    await opened.painted(widget)
    frame = await opened.frame()
    await frame.locator('#told').waitFor()
    await frame.evaluate(() => Object.assign(globalThis, { first: true }))
  })
  afterEach(() => opened?.context.close())

  const told = () => frame.locator('#told').innerText()
  const focused = () => frame.evaluate(() => (document.hasFocus() ? document.activeElement?.textContent : undefined))
  const title = () => slot(opened.page, widget).first().getByRole('button').first()
  const choose = async (name: RegExp): Promise<void> => {
    await opened.page.getByRole('button', { name: 'Wali Kota' }).press('Enter')
    await opened.page.getByRole('menuitemradio', { name }).or(opened.page.getByRole('menuitem', { name })).click()
  }
  const isSame = () => frame.evaluate(() => 'first' in globalThis)

  // Tried again: when the keyboard passes from the frame's process to the page's is the browser's affair.
  test('the keyboard goes in, from one thing to the next, and out again, and is seen', { retry: 2 }, async () => {
    const { keyboard } = opened.page
    await title().focus()
    await keyboard.press('Tab')
    await expect.poll(focused).toBe('Rinci')
    await expect.poll(() => frame.evaluate(() => getComputedStyle(document.activeElement as Element).boxShadow)).not.toBe('none')
    await keyboard.press('Tab')
    await expect.poll(focused).toBe('Pilih')
    await keyboard.press('Tab')
    await expect.poll(focused).toBeUndefined()
    // The page takes the keyboard over a moment after the frame has let go of it; a key pressed in between goes nowhere.
    await expect.poll(() => opened.page.evaluate(() => document.activeElement?.tagName)).not.toBe('IFRAME')

    await keyboard.press('Shift+Tab')
    await expect.poll(focused).toBe('Pilih')
    await keyboard.press('Shift+Tab')
    await keyboard.press('Shift+Tab')
    await expect.poll(() => title().evaluate((element) => element === document.activeElement)).toBe(true)
  })

  test('a key pressed in it opens its detail view, and the keyboard is not lost when that closes', async () => {
    const { page } = opened
    await title().focus()
    await page.keyboard.press('Tab')
    await until('the frame to have the keyboard', () => page.evaluate(() => document.activeElement instanceof HTMLIFrameElement))
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await until('something to have the keyboard', () => page.evaluate(() => document.activeElement !== document.body))
    expect(opened.reports).toEqual([])
  })

  test('a press in it chooses an area for the board', async () => {
    await frame.getByRole('button', { name: 'Pilih' }).click()

    await until('the board to be filtered', () => opened.page.url().includes('wilayah=32.78.05'))
  })

  test('theme and language change without mounting it anew', async () => {
    await choose(/Kontras/)
    await until('the theme', async () => (await told()).startsWith('kontras'))
    expect(await frame.evaluate(() => document.documentElement.dataset['theme'])).toBe('kontras')
    await choose(/English/)
    await until('the language', async () => (await told()).includes(' en '))
    expect(await frame.evaluate(() => document.documentElement.lang)).toBe('en')
    expect(await isSame()).toBe(true)
  })

  test('its slot grows and shrinks, and it knows how large it is', async () => {
    for (const width of [1_100, 1_700]) {
      await opened.page.setViewportSize({ width, height: 900 })
      await until('its size to be told', async () => (await told()).endsWith(` ${await frame.evaluate(() => innerWidth)}`))
    }
    expect(await isSame()).toBe(true)
  })

  test('what is pointed at is what is there, with its words', async () => {
    await frame.locator('#tile').hover()

    expect(await frame.evaluate(() => document.querySelector('svg :hover > title')?.textContent)).toBe('Cihideung: 7')
  })
})
