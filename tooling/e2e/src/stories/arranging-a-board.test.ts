import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { launchBrowser, openPage, type WatchedPage } from '../harness/browser.ts'
import { startDemoServer, type DemoServer } from '../harness/demo-server.ts'
import { until } from '../harness/until.ts'

interface Place {
  x: number
  y: number
  w: number
  h: number
}

/** As much of a board as this story reads. */
interface Board {
  revision: number
  document: { placements: { id: string; places: { desk?: Place } }[] }
}

const board = 'wali-kota'
const queue = 'Antrean Mal Pelayanan Publik'

describe('a board being arranged by hand', { skip: !hasChromium(), timeout: 120_000 }, () => {
  let server: DemoServer
  let browser: Browser
  let screen: WatchedPage
  let before: Board

  const page = (): Page => screen.page
  const kept = (): Promise<Board> =>
    page().evaluate(async (id) => {
      const response = await fetch(`/trpc/boards.get?input=${encodeURIComponent(JSON.stringify({ id }))}`)
      return ((await response.json()) as { result: { data: Board } }).result.data
    }, board)
  const keptPlace = async (placement: string): Promise<Place | undefined> =>
    (await kept()).document.placements.find(({ id }) => id === placement)?.places.desk
  const cell = (title: string): Locator => page().getByRole('group', { name: new RegExp(`^${title}\\.`) })
  const boxOf = async (target: Locator): Promise<{ x: number; y: number; width: number; height: number }> => {
    const box = await target.boundingBox()
    if (!box) throw new Error('It is not on the screen.')
    return box
  }
  /** Takes hold of a point and moves by some pixels; the button stays down. */
  const drag = async (from: { x: number; y: number }, by: { x: number; y: number }): Promise<void> => {
    await page().mouse.move(from.x, from.y)
    await page().mouse.down()
    await page().mouse.move(from.x + by.x, from.y + by.y, { steps: 12 })
  }
  const undo = async (): Promise<void> => {
    const { revision } = await kept()
    await page().getByRole('button', { name: 'Urungkan' }).click()
    await until('the undo to be kept', async () => (await kept()).revision > revision)
  }

  beforeAll(async () => {
    server = await startDemoServer()
    browser = await launchBrowser()
    screen = await openPage(browser)
    page().setDefaultTimeout(15_000)
    await page().goto(`${server.url}/demo/sign-in?as=mayor`)
    await page().getByRole('button', { name: 'Atur dasbor' }).click()
    await cell('Realisasi PAD').waitFor()
    before = await kept()
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  test('opening the editor changes nothing', async () => {
    expect(await kept()).toEqual(before)
  })

  test('a widget is moved by its header; what it passed over stays, what it covers makes room', async () => {
    const start = await boxOf(cell('Realisasi PAD'))
    const neighbour = await boxOf(cell(queue))

    await drag({ x: start.x + 60, y: start.y + 12 }, { x: 260, y: 20 })
    await until('the neighbour to make room', async () => (await boxOf(cell(queue))).y > neighbour.y + 50)
    await page().mouse.move(start.x + 60, start.y + 12 + start.height + 20, { steps: 12 })
    await until('the neighbour to come back', async () => Math.abs((await boxOf(cell(queue))).y - neighbour.y) < 2)
    await page().mouse.up()

    await until('the move to be kept', async () => (await keptPlace('wk-pad'))?.y === 5)
    expect(await keptPlace('wk-antrean')).toEqual({ x: 5, y: 0, w: 4, h: 5 })
    await undo()
    expect((await kept()).document).toEqual(before.document)
  })

  test('every one of the eight handles resizes, with the size in words', async () => {
    const changes: Record<string, Place> = {
      n: { x: 5, y: 1, w: 4, h: 4 },
      ne: { x: 5, y: 1, w: 3, h: 4 },
      e: { x: 5, y: 0, w: 3, h: 5 },
      se: { x: 5, y: 0, w: 3, h: 4 },
      s: { x: 5, y: 0, w: 4, h: 4 },
      sw: { x: 6, y: 0, w: 3, h: 4 },
      w: { x: 6, y: 0, w: 3, h: 5 },
      nw: { x: 6, y: 1, w: 3, h: 4 },
    }
    for (const [handle, expected] of Object.entries(changes)) {
      await cell(queue).hover()
      const item = page()
        .locator('.react-grid-item')
        .filter({ has: cell(queue) })
      const grip = await boxOf(item.locator(`.react-resizable-handle-${handle}`))
      const by = {
        x: handle.includes('w') ? 85 : handle.includes('e') ? -85 : 0,
        y: handle.includes('n') ? 60 : handle.includes('s') ? -60 : 0,
      }

      await drag({ x: grip.x + grip.width / 2, y: grip.y + grip.height / 2 }, by)
      await cell(queue).getByText(`${expected.w} × ${expected.h} kotak`).waitFor()
      await page().mouse.up()

      await expect.poll(() => keptPlace('wk-antrean'), { message: `after the ${handle} handle`, timeout: 15_000 }).toEqual(expected)
      await undo()
    }
    expect((await kept()).document).toEqual(before.document)
  })

  test('a click on the header moves nothing', async () => {
    const { revision } = await kept()

    await cell('Realisasi PAD').click({ position: { x: 60, y: 12 } })
    await cell(queue).click({ position: { x: 60, y: 12 } })

    expect((await kept()).revision).toBe(revision)
  })

  test('what is dragged in from the gallery is named where it would land, and lands there', async () => {
    await page().getByRole('searchbox').fill('piramida')
    const card = await boxOf(page().locator('[data-gallery-widget]').first())
    const target = await boxOf(cell('Realisasi PAD'))

    await drag({ x: card.x + 20, y: card.y + 20 }, { x: -80, y: 10 })
    await page().mouse.move(target.x + 40, target.y + 40, { steps: 12 })
    const place = page().locator('.react-grid-placeholder')
    await place.waitFor()
    const said = await place.evaluate((element) => ['::before', '::after'].map((part) => getComputedStyle(element, part).content))
    await page().mouse.up()

    expect(said[0]).toBe('"Lepas di sini"')
    expect(said[1]).toMatch(/^"Piramida penduduk · \d+ × \d+ kotak"$/)
    await until('the widget to be kept', async () => (await kept()).document.placements.length === before.document.placements.length + 1)
    const added = (await kept()).document.placements.at(-1)
    expect(added?.places.desk).toMatchObject({ x: 0, y: 0 })
    await until('what lay there to be moved down', async () => (await keptPlace('wk-pad'))?.y === added?.places.desk?.h)
  })

  test('the keyboard moves and resizes in one step, says so, and Esc puts all back', async () => {
    const { document, revision } = await kept()
    await cell('Piramida penduduk').focus()
    await page().keyboard.press('Enter')
    await page().keyboard.press('ArrowRight')
    await page().keyboard.press('Shift+ArrowDown')
    await page()
      .getByText(/^Piramida penduduk: kolom 2, baris 1, /)
      .waitFor({ state: 'attached' })
    await page().keyboard.press('Escape')
    await page().getByText('Piramida penduduk kembali ke tempatnya.').waitFor({ state: 'attached' })
    expect(await kept()).toMatchObject({ document, revision })

    await page().keyboard.press('Enter')
    await page().keyboard.press('ArrowRight')
    await page().keyboard.press('ArrowRight')
    await page().keyboard.press('Enter')

    await until('the move to be kept', async () => (await kept()).revision === revision + 1)
    expect((await kept()).document.placements.at(-1)?.places.desk).toMatchObject({ x: 2, y: 0 })
  })

  test('all of it is undone to the very board it was, and nobody complained', async () => {
    await undo()
    await undo()
    await undo()

    expect((await kept()).document).toEqual(before.document)
    expect(screen.complaints).toEqual([])
  })
})
