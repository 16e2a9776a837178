import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { startPostgres } from '@wadah/services/postgres'
import { launchBrowser, openPage, slot, type WatchedPage } from '../harness/browser.ts'
import { removeStoryPlugin, writeStoryPlugin } from '../harness/story-plugin.ts'
import { startTestSource, type TestSource } from '../harness/test-source.ts'
import { until } from '../harness/until.ts'
import { wadah } from '../harness/wadah-command.ts'
import { startWadah, type WadahProcess } from '../harness/wadah-process.ts'

const widget = 'bapenda.loket/antre'
const postgres = await startPostgres()

tellStory('PGlite', async () => undefined)
tellStory('PostgreSQL', async () => postgres?.url('story'), postgres === undefined)
afterAll(() => postgres?.stop())

/** One story, told on both databases: from an empty folder to a live board that tells the truth, and back after a kill. */
function tellStory(database: string, databaseUrl: () => Promise<string | undefined>, skip = false): void {
  describe(`from nothing to a live board on ${database}`, { skip: skip || !hasChromium(), timeout: 120_000 }, () => {
    let dataDir: string
    let server: WadahProcess
    let source: TestSource
    let browser: Browser
    let screen: WatchedPage
    const folders: string[] = []

    const publish = async (version: string, edits = {}) => {
      const folder = await writeStoryPlugin({ version, host: source.host, edits })
      folders.push(folder)
      return wadah('publish', folder, '--server', server.url, '--key', join(dataDir, 'keys', 'bapenda.json'))
    }
    const widgetText = () => screen.page.frameLocator(`section[data-widget="${widget}"] iframe`).locator('#widget').innerText()
    const state = (attribute: string) => slot(screen.page, widget).first().getAttribute(attribute)

    beforeAll(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'wadah-story-'))
      source = await startTestSource(17)
      const url = await databaseUrl()
      server = await startWadah({ dataDir, ...(url ? { databaseUrl: url } : {}) })
      browser = await launchBrowser()
      screen = await openPage(browser)
    }, 120_000)

    afterAll(async () => {
      await browser?.close()
      await server?.stop()
      await source?.die()
      for (const folder of folders) await removeStoryPlugin(folder)
      await rm(dataDir, { recursive: true, force: true })
    })

    test('an OPD points its connection at its source', async () => {
      const publisher = await screen.context.request.get(`${server.url}/demo/sign-in?as=publisher`)
      expect(publisher.ok()).toBe(true)

      const saved = await screen.context.request.post(`${server.url}/trpc/connections.save`, {
        headers: { origin: server.url },
        data: { name: 'loket', kind: 'http', baseUrl: source.url },
      })

      expect(saved.status(), await saved.text()).toBe(200)
    })

    test('the mayor opens an empty gallery search beside the board', async () => {
      await screen.page.goto(`${server.url}/demo/sign-in?as=mayor`)
      await screen.page.getByRole('button', { name: 'Atur dasbor' }).click()
      await screen.page.getByRole('searchbox').fill('loket pajak')

      await screen.page.getByText('0 widget ditemukan').waitFor({ state: 'attached' })
    })

    test('a release the shell’s build has never seen appears in the open gallery without a reload', async () => {
      const { code, output } = await publish('1.0.0')

      expect(output).toContain('bapenda.loket 1.0.0')
      expect(code).toBe(0)
      await screen.page.locator(`[data-gallery-widget="${widget}"]`).waitFor()
    })

    test('placed on the board, its number is right and dated', async () => {
      await screen.page.getByRole('button', { name: /Tambahkan Antrean loket pajak/ }).click()
      await screen.page.getByText(/^Tersimpan/).waitFor()
      await screen.page.getByRole('button', { name: 'Selesai' }).click()

      await until('the number of the source', async () => (await widgetText()).includes('17'))
      expect(await state('data-freshness')).toBe('fresh')
      expect(await state('data-as-of')).toMatch(/^\d{4}-\d\d-\d\dT/)
      expect(await state('data-release')).toBe('1.0.0')
    })

    test('when the source changes, the number changes', async () => {
      source.setValue(23)

      await until('the new number', async () => (await widgetText()).includes('23'))
    })

    test('when the source dies the number becomes late, then stale with its bridge cut, and stays with its age', async () => {
      await source.die()

      await until('late', async () => (await state('data-freshness')) === 'late')
      await until('stale', async () => (await state('data-freshness')) === 'stale')
      await until('a cut bridge', async () => (await state('data-run')) === 'failing')
      expect(await slot(screen.page, widget).first().innerText()).toContain('sambungan putus')
      expect(await widgetText()).toContain('23')
    })

    test('the server killed and started again has board, history and numbers, and the screen recovers by itself', async () => {
      await server.kill9()
      await screen.page.getByText(/Tidak tersambung sejak/).waitFor()
      expect(await widgetText()).toContain('23')

      const url = await databaseUrl()
      server = await startWadah({ dataDir, port: server.port, ...(url ? { databaseUrl: url } : {}) })
      await source.revive()
      source.setValue(31)

      await until('the screen to be live again', async () => (await state('data-live')) === 'true')
      await until('the number after the restart', async () => (await widgetText()).includes('31'), 60_000)
      await until('fresh again', async () => (await state('data-freshness')) === 'fresh')
      const history = await screen.context.request.get(
        `${server.url}/trpc/measures.series?input=${encodeURIComponent(JSON.stringify({ feed: 'bapenda.loket/antre', measure: 'antre' }))}`,
      )
      expect(await history.text()).toContain('"value":')
    })

    test('a compatible release switches the open board by itself', async () => {
      const { code, output } = await publish('1.1.0', { 'src/widgets/antre-view.tsx': [['orang menunggu', 'orang di depan loket']] })

      expect(code, output).toBe(0)
      await until('the new release', async () => (await state('data-release')) === '1.1.0')
      await until('the new words', async () => (await widgetText()).includes('orang di depan loket'))
    })

    test('a break of contract hidden behind a patch version is refused', async () => {
      const { code, output } = await publish('1.1.1', {
        'src/adapter.ts': [
          ['count: z.int().min(0), observedAt', 'jumlah: z.int().min(0), observedAt'],
          ['count: Number', 'jumlah: Number'],
          ["value: 'count'", "value: 'jumlah'"],
        ],
      })

      expect(code).toBe(1)
      expect(output).toContain('contract_break')
      expect(await state('data-release')).toBe('1.1.0')
    })

    test('leaves nothing behind that the browser complained about', () => {
      const unexpected = screen.complaints.filter((line) => !/WebSocket|ERR_CONNECTION|Failed to load resource|Failed to fetch/.test(line))

      expect(unexpected).toEqual([])
    })

    test('keeps a log and no plain secret in its folder', async () => {
      expect(await readdir(dataDir)).toContain('secret')
    })
  })
}
