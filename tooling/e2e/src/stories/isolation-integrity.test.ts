import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { openPage, slot } from '../harness/browser.ts'
import { neighbour, startHostileBoard, type HostileBoard } from '../harness/hostile-board.ts'
import { until } from '../harness/until.ts'

describe('the code of a widget', { skip: !hasChromium(), timeout: 120_000 }, () => {
  let board: HostileBoard

  beforeAll(async () => {
    board = await startHostileBoard()
    await board.publish('1.0.0')
  }, 120_000)

  afterAll(() => board?.stop())

  test('opened later, is mounted at once in a frame that waited out of sight, which no widget used before', async () => {
    const { page, context } = await openPage(board.browser)
    await page.goto(`${board.server.url}/demo/sign-in?as=mayor`)
    const waiting = page.locator('#wadah-ready-frames iframe')
    await until('frames to be ready', async () => (await waiting.count()) === 2)
    const ready = await Promise.all((await waiting.elementHandles()).map((frame) => frame.contentFrame()))
    expect(await Promise.all(ready.map((frame) => frame?.evaluate(() => document.getElementById('widget')?.childElementCount)))).toEqual([
      0, 0,
    ])
    await ready[0]?.evaluate(() => Object.assign(globalThis, { waited: true }))

    await slot(page, neighbour).first().getByRole('button').first().press('Enter')

    const detail = page.getByRole('dialog').locator(`section[data-widget="${neighbour}"]`)
    await until('the detail view to be painted', async () => (await detail.first().getAttribute('data-painted')) === 'true')
    const frame = await (await detail.first().locator('iframe').elementHandle())?.contentFrame()
    expect(
      await frame?.evaluate(() => [(globalThis as { waited?: boolean }).waited, document.getElementById('widget')?.childElementCount]),
    ).toEqual([true, 1])
    expect(await waiting.count()).toBe(1)
    await context.close()
  })

  describe('one altered byte', () => {
    const marker = 'globalThis.__altered=1;'
    /** Changes bodies on their way; a request that its page has left behind no longer matters. */
    const rewrite =
      (change: (body: string) => string) =>
      async (route: Route): Promise<void> => {
        try {
          // The server may close an idle connection just as it is used again; a browser would ask once more by itself.
          const response = await route.fetch({ maxRetries: 3 })
          await route.fulfill({ response, body: change(await response.text()) })
        } catch {
          await route.abort().catch(() => undefined)
        }
      }
    const alter = rewrite((body) => `${marker}${body}`)
    const ran = async (page: Page): Promise<boolean> => {
      const answers = await Promise.all(page.frames().map((frame) => frame.evaluate(() => '__altered' in globalThis).catch(() => false)))
      return answers.includes(true)
    }

    test('in sandboxed code never executes; the slot says so and keeps its place', async () => {
      const { page, context } = await board.open()
      await page.route('**/files/*', alter)
      await page.reload()

      await until('the slot to stop', async () => (await slot(page, neighbour).first().getAttribute('data-condition')) === 'crashed')

      expect(await ran(page)).toBe(false)
      expect(await slot(page, neighbour).first().innerText()).toContain('berhenti')
      await context.close()
    })

    test('in trusted code never executes', async () => {
      const { page, context } = await board.open()
      await page.route(
        '**/trpc/**',
        rewrite((body) => body.replaceAll('"tier":"sandboxed"', '"tier":"trusted"')),
      )
      await page.reload()
      await until(
        'the trusted widget to paint in the page',
        async () => (await slot(page, neighbour).first().getAttribute('data-painted')) === 'true',
      )
      expect(await slot(page, neighbour).first().locator('iframe').count()).toBe(0)

      await page.route('**/files/*', alter)
      await page.reload()
      await until('the slot to stop', async () => (await slot(page, neighbour).first().getAttribute('data-condition')) === 'crashed')

      expect(await ran(page)).toBe(false)
      await context.close()
    })

    test('in shared code never executes', async () => {
      const { page, context, complaints } = await board.open()
      await page.route('**/assets/shared-*.js', alter)
      await page.reload()

      await until('the browser to refuse it', () => complaints.some((line) => /integrity/i.test(line)))

      expect(await ran(page)).toBe(false)
      await context.close()
    })
  })
})
