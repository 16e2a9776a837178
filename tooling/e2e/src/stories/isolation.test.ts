import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { launchBrowser, openPage, slot } from '../harness/browser.ts'
import { startDemoServer, type DemoServer } from '../harness/demo-server.ts'
import { hostileWidget } from '../harness/hostile-widget.ts'
import { startTestSource, type TestSource } from '../harness/test-source.ts'
import { until } from '../harness/until.ts'

const widget = 'bapenda.loket/antre'
const neighbour = 'dpmptsp.antrean/antrean'

describe('a widget nobody may trust', { skip: !hasChromium(), timeout: 120_000 }, () => {
  let server: DemoServer
  let source: TestSource
  let sink: Server
  let sinkUrl: string
  let browser: Browser
  const heard: string[] = []

  beforeAll(async () => {
    sink = createServer((request, response) => {
      heard.push(request.url ?? '')
      response.setHeader('access-control-allow-origin', '*')
      response.end('x')
    })
    await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve))
    sinkUrl = `http://127.0.0.1:${(sink.address() as AddressInfo).port}`
    source = await startTestSource(17)
    server = await startDemoServer()
    browser = await launchBrowser()
    const { context } = await openPage(browser)
    await context.request.get(`${server.url}/demo/sign-in?as=publisher`)
    await context.request.post(`${server.url}/trpc/connections.save`, {
      headers: { origin: server.url },
      data: { name: 'loket', kind: 'http', baseUrl: source.url },
    })
    await context.close()
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await source?.die()
    sink?.close()
  })

  /** Opens the mayor's board in edit mode with the widget placed on it, and returns to the board. */
  async function place(page: Page): Promise<void> {
    await page.goto(`${server.url}/demo/sign-in?as=mayor`)
    if ((await slot(page, widget).count()) > 0) return
    await page.getByRole('button', { name: 'Atur dasbor' }).click()
    await page.getByRole('button', { name: /Tambahkan Antrean loket pajak/ }).click()
    await page.getByText(/^Tersimpan/).waitFor()
    await page.getByRole('button', { name: 'Selesai' }).click()
    await slot(page, widget).first().waitFor()
  }

  test('gets out of its frame in none of the ways it knows, and the board stays usable', async () => {
    const { code, output } = await server.publish({
      version: '1.0.0',
      host: source.host,
      files: { 'src/widgets/antre-view.tsx': hostileWidget(sinkUrl) },
    })
    expect(code, output).toBe(0)
    const { page, context } = await openPage(browser)
    await place(page)
    await slot(page, widget).first().scrollIntoViewIfNeeded()
    const frame = page.frameLocator(`section[data-widget="${widget}"] iframe`)

    await until('the attacks to be over', async () => (await frame.locator('#report').innerText()) !== 'attacking')
    const report = JSON.parse(await frame.locator('#report').innerText()) as Record<string, string>

    const through = Object.entries(report).filter(([, outcome]) => outcome === 'got through')
    expect(through).toEqual([])
    expect(Object.keys(report).length).toBeGreaterThan(20)
    expect(heard).toEqual([])
    expect(page.url()).toContain(server.url)
    await until('the neighbour to be live', async () => (await slot(page, neighbour).first().getAttribute('data-painted')) === 'true')
    await context.close()
  })

  test.each(['foreign', 'own'])('that navigates its frame to a %s address reaches nothing', async (where) => {
    heard.length = 0
    const target = where === 'own' ? server.url : sinkUrl
    const version = where === 'own' ? '1.0.2' : '1.0.1'
    const view = `import { useEffect } from 'react'\nexport function AntreView() {\n  useEffect(() => { setTimeout(() => { location.href = ${JSON.stringify(`${target}/navigated?data=secret`)} }, 50) }, [])\n  return <b id="report">navigating</b>\n}\n`
    const { code, output } = await server.publish({ version, host: source.host, files: { 'src/widgets/antre-view.tsx': view } })
    expect(code, output).toBe(0)
    const { page, context } = await openPage(browser)
    const asked: string[] = []
    page.on('request', (request) => request.url().includes('navigated') && request.isNavigationRequest() && asked.push(request.url()))
    await place(page)
    await slot(page, widget).first().scrollIntoViewIfNeeded()

    await until('the neighbour to be live', async () => (await slot(page, neighbour).first().getAttribute('data-painted')) === 'true')
    // Time for the navigation that must not come.
    await page.waitForTimeout(1_000)

    expect(heard.filter((url) => url.includes('navigated'))).toEqual([])
    const texts = await Promise.all(page.frames().map((frame) => frame.evaluate(() => document.body?.innerText ?? '').catch(() => '')))
    expect(texts.filter((text) => text.includes('Wadah') || text.includes('navigated')).length).toBeLessThanOrEqual(1)
    expect(page.url()).not.toContain('navigated')
    await context.close()
  })

  test('opened later, is mounted at once in a frame that waited out of sight, which no widget used before', async () => {
    const { page, context } = await openPage(browser)
    await page.goto(`${server.url}/demo/sign-in?as=mayor`)
    const waiting = page.locator('#wadah-ready-frames iframe')
    await until('frames to be ready', async () => (await waiting.count()) === 2)
    const ready = await Promise.all((await waiting.elementHandles()).map((frame) => frame.contentFrame()))
    expect(await Promise.all(ready.map((frame) => frame?.evaluate(() => document.getElementById('widget')?.childElementCount)))).toEqual([
      0, 0,
    ])
    await ready[0]?.evaluate(() => Object.assign(globalThis, { waited: true }))

    await slot(page, neighbour).first().getByRole('button').first().click()

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

    beforeAll(async () => {
      const { code, output } = await server.publish({ version: '1.0.3', host: source.host })
      if (code !== 0) throw new Error(output)
    }, 60_000)

    test('in sandboxed code never executes; the slot says so and keeps its place', async () => {
      const { page, context } = await openPage(browser)
      await place(page)
      await page.route('**/files/*', alter)
      await page.reload()

      await until('the slot to stop', async () => (await slot(page, neighbour).first().getAttribute('data-condition')) === 'crashed')

      expect(await ran(page)).toBe(false)
      expect(await slot(page, neighbour).first().innerText()).toContain('berhenti')
      await context.close()
    })

    test('in trusted code never executes', async () => {
      const { page, context } = await openPage(browser)
      await page.route(
        '**/trpc/**',
        rewrite((body) => body.replaceAll('"tier":"sandboxed"', '"tier":"trusted"')),
      )
      await place(page)
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
      const { page, context, complaints } = await openPage(browser)
      await place(page)
      await page.route('**/assets/shared-*.js', alter)
      await page.reload()

      await until('the browser to refuse it', () => complaints.some((line) => /integrity/i.test(line)))

      expect(await ran(page)).toBe(false)
      await context.close()
    })
  })
})
