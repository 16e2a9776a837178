import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { launchBrowser, openPage, slot, type WatchedPage } from '../harness/browser.ts'
import { removeStoryPlugin, writeStoryPlugin } from '../harness/story-plugin.ts'
import { startTestSource, type TestSource } from '../harness/test-source.ts'
import { until } from '../harness/until.ts'
import { wadah, wadahOn } from '../harness/wadah-command.ts'
import { startWadah, type WadahProcess } from '../harness/wadah-process.ts'

const widget = 'bapenda.loket/antre'
/** The secret outlives the folder, as the guide asks: without it no cookie and no credential would be good. */
const env = { WADAH_SECRET: 'r'.repeat(40) }

describe('after a restore', { skip: !hasChromium(), timeout: 180_000 }, () => {
  let scratch: string
  let server: WadahProcess
  let source: TestSource
  let browser: Browser
  let wall: WatchedPage
  let desk: WatchedPage
  let plugin: string

  const folder = (name: string) => join(scratch, name)
  const number = ({ page }: WatchedPage) => page.frameLocator(`section[data-widget="${widget}"] iframe`).locator('#widget').innerText()
  const shows = (screen: WatchedPage, value: string) => until(`the number ${value}`, async () => (await number(screen)).includes(value))

  async function placeWidget(): Promise<void> {
    await desk.page.goto(`${server.url}/demo/sign-in?as=mayor`)
    await desk.page.getByRole('button', { name: 'Atur dasbor' }).click()
    await desk.page.getByRole('searchbox').fill('loket pajak')
    await desk.page.getByRole('button', { name: /Tambahkan Antrean loket pajak/ }).click()
    await desk.page.getByText(/^Tersimpan/).waitFor()
    await desk.page.getByRole('button', { name: 'Selesai' }).click()
  }

  async function pairWall(): Promise<void> {
    await wall.page.goto(`${server.url}/layar`)
    const shown = wall.page.locator('p[aria-label]')
    await shown.waitFor()
    const code = (await shown.innerText()).replaceAll(/\s/g, '').toLowerCase()
    const operator = await openPage(browser)
    await operator.page.goto(`${server.url}/demo/sign-in?as=operator`)
    await operator.page.goto(`${server.url}/layar`)
    await operator.page.getByRole('button', { name: 'Pasangkan layar' }).click()
    await operator.page.getByLabel('Kode di layar').fill(code)
    await operator.page.getByLabel('Nama layar').fill('Layar utama')
    await operator.page.getByLabel('Ruang', { exact: true }).fill('Ruang kendali')
    await operator.page.getByRole('dialog').getByText('Wali Kota', { exact: true }).click()
    await operator.page.getByRole('button', { name: 'Pasangkan', exact: true }).click()
    await wall.page.waitForURL(/dasbor\/wali-kota/)
    await operator.context.close()
  }

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'wadah-restore-'))
    source = await startTestSource(17)
    server = await startWadah({ dataDir: folder('first'), env })
    browser = await launchBrowser()
    ;[wall, desk] = [await openPage(browser, { width: 1920, height: 1080 }), await openPage(browser)]
    await desk.context.request.get(`${server.url}/demo/sign-in?as=publisher`)
    const data = { name: 'loket', kind: 'http', baseUrl: source.url }
    await desk.context.request.post(`${server.url}/trpc/connections.save`, { headers: { origin: server.url }, data })
    plugin = await writeStoryPlugin({ version: '1.0.0', host: source.host })
    await wadah('publish', plugin, '--server', server.url, '--key', join(folder('first'), 'keys', 'bapenda.json'))
    await placeWidget()
    await pairWall()
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await source?.die().catch(() => undefined)
    await removeStoryPlugin(plugin)
    await rm(scratch, { recursive: true, force: true })
  })

  test('an open wall shows the restored number, though its version is lower, without a reload', async () => {
    await shows(wall, '17')
    const { code, output } = await wadahOn(folder('first'), 'backup', folder('kept.backup'))
    expect(code, output).toBe(0)
    for (const value of [23, 31, 47]) {
      source.setValue(value)
      await shows(wall, String(value))
    }
    await shows(desk, '47')
    await wall.page.evaluate(() => Object.assign(globalThis, { opened: 'once' }))

    await server.stop()
    await source.die()
    const restored = await wadahOn(folder('second'), 'restore', folder('kept.backup'))
    expect(restored.code, restored.output).toBe(0)
    server = await startWadah({ dataDir: folder('second'), port: server.port, env })

    await shows(wall, '17')
    await until('the wall to be live', async () => (await slot(wall.page, widget).first().getAttribute('data-live')) === 'true')
    expect(await wall.page.evaluate(() => (globalThis as { opened?: string }).opened)).toBe('once')
  })

  test('a person whose session was not in the backup is asked to sign in, and then sees the restored number too', async () => {
    await desk.page.getByText('Pilih peran untuk masuk.').waitFor()
    expect(await slot(desk.page, widget).count()).toBe(0)

    await desk.page.goto(`${server.url}/demo/sign-in?as=mayor`)

    await shows(desk, '17')
  })
})
