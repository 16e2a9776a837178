import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { launchBrowser, openPage, slot } from '../harness/browser.ts'
import { startDemoServer, type DemoServer } from '../harness/demo-server.ts'
import { startTestSource, type TestSource } from '../harness/test-source.ts'
import { until } from '../harness/until.ts'

const widget = 'bapenda.loket/antre'
const name = 'Siti Rahmawati'

/** A queue whose count is public, and whose next person is restricted; the widget shows the person when it gets one. */
const edits: Record<string, [string, string][]> = {
  'src/adapter.ts': [
    [
      "classification: 'public',",
      "classification: 'public', fields: [{ path: 'next', classification: 'restricted' }], restriction: { legalBasis: 'UU 14/2008 Pasal 17 huruf h', consequenceTest: 'UK-01/2026' },",
    ],
    ['observedAt: z.iso.datetime() })', 'observedAt: z.iso.datetime(), next: z.string().optional() })'],
    ['observedAt: answer.waktu }', `observedAt: answer.waktu, next: '${name}' }`],
  ],
  'src/widgets/antre-view.tsx': [['unit="orang menunggu"', "unit={data.next ?? 'orang menunggu'}"]],
}

describe('a part of a public feed that is closed', { skip: !hasChromium(), timeout: 180_000 }, () => {
  let server: DemoServer
  let source: TestSource
  let browser: Browser
  let page: Page
  const wire: string[] = []

  beforeAll(async () => {
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
    ;({ page } = await openPage(browser))
    page.setDefaultTimeout(20_000)
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => wire.push(String(payload))))
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await source?.die()
  })

  const words = () => slot(page, widget).first().locator('iframe').contentFrame().locator('#widget').innerText()

  test('never comes to the screen, whose widget lives without it', async () => {
    const { code, output } = await server.publish({ version: '1.0.0', host: source.host, edits })
    expect(code, output).toBe(0)
    await page.goto(`${server.url}/demo/sign-in?as=mayor`)
    await page.getByRole('button', { name: 'Atur dasbor' }).click()
    await page.getByRole('button', { name: /Tambahkan Antrean loket pajak/ }).click()
    await page.getByText(/^Tersimpan/).waitFor()
    await page.getByRole('button', { name: 'Selesai' }).click()

    // A widget is mounted when it comes into view.
    await slot(page, widget).first().scrollIntoViewIfNeeded()
    await until('the count', async () => (await words()).includes('17'), 60_000)

    expect(await words()).toContain('orang menunggu')
    expect(wire.join('\n')).toContain('"withheld":[{"path":"next","classification":"restricted"}]')
    expect(wire.join('\n')).not.toContain(name)
  })

  test('comes after the mayor said what for, to a widget that starts anew', async () => {
    await slot(page, widget).first().getByRole('button', { name: 'Nyatakan keperluan' }).click()
    await page.getByRole('button', { name: /Keperluan/ }).click()
    await page.getByRole('option', { name: 'Tindak lanjut penanganan' }).click()
    await page.getByRole('button', { name: 'Buka data' }).click()

    await until('the name', async () => (await words()).includes(name), 60_000)
    expect(await slot(page, widget).first().getByRole('button', { name: 'Nyatakan keperluan' }).count()).toBe(0)
  })
})
