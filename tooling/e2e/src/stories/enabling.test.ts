import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { launchBrowser, openPage, slot, type WatchedPage } from '../harness/browser.ts'
import { startDemoServer, type DemoServer } from '../harness/demo-server.ts'
import type { StoryVariant } from '../harness/story-plugin.ts'
import { startTestSource, type TestSource } from '../harness/test-source.ts'
import { until } from '../harness/until.ts'

const plugin = 'bapenda.loket'
const widget = `${plugin}/antre`
const board = 'keuangan'

/** The same feed under a contract of its own: what it brings fits no earlier release. */
const wider: [string, string][] = [
  ['count: z.int().min(0), observedAt', 'count: z.int().min(0), loket: z.int(), observedAt'],
  ['count: Number(answer.menunggu), ', 'count: Number(answer.menunggu), loket: 4, '],
]

describe('which release runs for whom', { skip: !hasChromium(), timeout: 120_000 }, () => {
  let server: DemoServer
  let source: TestSource
  let browser: Browser
  /** The mayor looks at a wall, a member of staff at a desk, the curator decides. */
  let wall: WatchedPage
  let desk: WatchedPage
  let curator: WatchedPage

  const post = (who: WatchedPage, procedure: string, data: unknown) =>
    who.context.request.post(`${server.url}/trpc/${procedure}`, { headers: { origin: server.url }, data })
  const publish = async (version: string, edits: StoryVariant['edits'] = {}) => {
    const { code, output } = await server.publish({ version, host: source.host, edits })
    expect(code, output).toBe(0)
  }
  /** Approved so that it waits for a decision on whom it runs for, as a curator does on its review page. */
  const approve = async (version: string) => {
    const asked = await curator.context.request.get(`${server.url}/trpc/curation.queue`)
    const { result } = (await asked.json()) as { result: { data: { waiting: { hash: string; plugin: string; version: string }[] } } }
    const hash = result.data.waiting.find((entry) => entry.plugin === plugin && entry.version === version)?.hash
    const approved = await post(curator, 'curation.approve', { hash, tier: 'sandboxed', reason: 'diuji dulu', run: false })
    if (!approved.ok()) throw new Error(await approved.text())
  }
  const signIn = async (role: string) => {
    const screen = await openPage(browser)
    await screen.page.goto(`${server.url}/demo/sign-in?as=${role}`)
    return screen
  }
  const release = (screen: WatchedPage) => slot(screen.page, widget).first().getAttribute('data-release')
  const text = (screen: WatchedPage) => slot(screen.page, widget).first().innerText()
  const number = (screen: WatchedPage) => screen.page.frameLocator(`section[data-widget="${widget}"] iframe`).locator('#widget').innerText()
  const decide = async (act: string, confirm: string, reason: string) => {
    const { page } = curator
    await page.getByRole('button', { name: act, exact: true }).first().click()
    await page.getByRole('dialog').getByLabel('Alasan').fill(reason)
    await page.getByRole('dialog').getByRole('button', { name: confirm, exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  const everyScreenApplied = () =>
    until('every open screen to acknowledge', async () => {
      const reach = curator.page.locator('[data-applied]')
      const [applied, open] = [await reach.getAttribute('data-applied'), await reach.getAttribute('data-open')]
      return Number(open) >= 3 && applied === open
    })

  beforeAll(async () => {
    source = await startTestSource(17)
    server = await startDemoServer()
    browser = await launchBrowser()
    const publisher = await signIn('publisher')
    await post(publisher, 'connections.save', { name: 'loket', kind: 'http', baseUrl: source.url })
    await publisher.context.close()
    await publish('1.0.0')
    wall = await signIn('mayor')
    desk = await signIn('staff')
    curator = await signIn('curator')
    const placement = { id: 'loketuji', widget, settings: {}, settingsVersion: 1, places: {} }
    const { result } = (await (
      await wall.context.request.get(`${server.url}/trpc/boards.get?input=${encodeURIComponent(JSON.stringify({ id: board }))}`)
    ).json()) as { result: { data: { revision: number } } }
    const placed = await post(wall, 'boards.applyOperations', {
      id: board,
      revision: result.data.revision,
      operations: [{ type: 'restore', document: { format: 1, placements: [placement] } }],
    })
    if (!placed.ok()) throw new Error(await placed.text())
    await wall.page.goto(`${server.url}/dasbor/${board}?layar=dinding`)
    await desk.page.goto(`${server.url}/dasbor/${board}`)
    await curator.page.goto(`${server.url}/pengaktifan?plugin=${plugin}`)
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await source?.die()
  })

  test('pinned, a new release waits for a decision', async () => {
    await until('the number on the wall', async () => (await number(wall)).includes('17'))
    await decide('Tahan di rilis ini', 'Tahan', 'rilis berikutnya diuji dulu')

    await publish('1.1.0', { 'src/adapter.ts': wider })
    await approve('1.1.0')

    await curator.page.locator('[data-release="1.1.0"]').waitFor()
    expect(await release(wall)).toBe('1.0.0')
  })

  test('a pilot runs for one person beside the release of everybody else, on the same board', async () => {
    const { page } = curator
    await page.locator('[data-release="1.1.0"]').getByRole('button', { name: 'Uji coba' }).click()
    await page.getByRole('dialog').getByText('Wali Kota', { exact: true }).click()
    await page.getByRole('dialog').getByLabel('Alasan').fill('dicoba wali kota dulu')
    await page.getByRole('dialog').getByRole('button', { name: 'Mulai uji coba' }).click()

    await until('the pilot on the wall', async () => (await release(wall)) === '1.1.0')
    await until('its own number', async () => (await number(wall)).includes('17'))
    expect(await text(wall)).toContain('uji coba 1.1.0')
    expect(await release(desk)).toBe('1.0.0')
    expect(await number(desk)).toContain('17')
    await everyScreenApplied()
  })

  test('widened with one click and a reason, it runs for everybody', async () => {
    await decide('Perluas ke semua', 'Perluas ke semua', 'berjalan baik selama uji coba')

    await until('the release on the desk', async () => (await release(desk)) === '1.1.0')
    await until('the number on the desk', async () => (await number(desk)).includes('17'))
    await everyScreenApplied()
  })

  test('a bad release steps back by itself, and whoever tried it is told', async () => {
    await publish('1.2.0', {
      'src/adapter.ts': [
        ['count: z.int().min(0), observedAt', 'count: z.int().min(0), loket: z.int(), rata: z.int(), observedAt'],
        ['count: Number(answer.menunggu), ', 'count: Number(answer.menunggu), loket: 4, rata: Number(answer.menunggu) / 17, '],
      ],
    })
    await approve('1.2.0')
    const { page } = curator
    await page.locator('[data-release="1.2.0"]').getByRole('button', { name: 'Uji coba' }).click()
    await page.getByRole('dialog').getByText('Wali Kota', { exact: true }).click()
    await page.getByRole('dialog').getByLabel('Alasan').fill('rata-rata per loket')
    await page.getByRole('dialog').getByRole('button', { name: 'Mulai uji coba' }).click()
    await until('the pilot on the wall', async () => (await release(wall)) === '1.2.0')

    // Its fixtures say 17; what the source says now nobody tried.
    source.setValue(18)
    await until('the step back', async () => (await release(wall)) === '1.1.0', 60_000)

    await wall.page.getByText(/1\.2\.0 yang sedang dicoba dihentikan otomatis/).waitFor()
    await until('the number after the step back', async () => (await number(wall)).includes('18'))
    source.setValue(17)
    await page
      .locator('[data-event="pilot-stepped-back"]')
      .getByText(/penarikan gagal/)
      .waitFor()
    expect(await desk.page.getByText(/dihentikan otomatis/).count()).toBe(0)
  })

  test('rolled back with one click, the wall shows the former release and its data', async () => {
    await decide('Kembalikan rilis', 'Kembalikan sekarang', 'angka loket keliru')

    await until('the former release on the wall', async () => (await release(wall)) === '1.0.0')
    await until('its number', async () => (await number(wall)).includes('17'))
    await everyScreenApplied()
  })

  test('stopped in an emergency, it keeps its place on the wall with the reason, and returns intact', async () => {
    await decide('Hentikan darurat', 'Hentikan sekarang', 'angka tidak dapat dipertanggungjawabkan')

    await until('the reason on the wall', async () => (await text(wall)).includes('angka tidak dapat dipertanggungjawabkan'))
    expect(await slot(wall.page, widget).locator('iframe').count()).toBe(0)
    await everyScreenApplied()

    await decide('Jalankan lagi', 'Jalankan lagi', 'sudah diperbaiki di sumber')

    await until('the number on the wall again', async () => (await number(wall)).includes('17'))
    await everyScreenApplied()
  })

  test('leaves nothing behind that the browser complained about', () => {
    const complaints = [wall, desk, curator].flatMap((screen) => screen.complaints)

    expect(complaints.filter((line) => !/WebSocket|ERR_CONNECTION|Failed to fetch/.test(line))).toEqual([])
  })
})
