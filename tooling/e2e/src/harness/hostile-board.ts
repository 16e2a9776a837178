import { readdir, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import { launchBrowser, openPage, slot } from './browser.ts'
import { startDemoServer, type DemoServer } from './demo-server.ts'
import { startTestSource, type TestSource } from './test-source.ts'
import { until } from './until.ts'

const hostileDir = join(import.meta.dirname, '..', '..', 'hostile')

/** The widget of the story's plugin, which turns hostile, and one that stands beside it. */
export const widget = 'bapenda.loket/antre'
export const neighbour = 'dpmptsp.antrean/antrean'

/** A demo city whose tax office publishes a widget nobody may trust. */
export interface HostileBoard {
  server: DemoServer
  source: TestSource
  browser: Browser
  /** Paths that a foreign host was asked for. */
  heard: string[]
  sinkUrl: string
  publish(version: string, files?: Record<string, string>): Promise<void>
  /** Opens the mayor's board with the widget on it. */
  open(): Promise<OpenedBoard>
  stop(): Promise<void>
}

/** An open board, and what its widgets were reported for. */
export interface OpenedBoard {
  page: Page
  context: BrowserContext
  reports: string[]
  complaints: string[]
  frame(): Promise<Frame>
  condition(of?: string): Promise<string | null>
  /** Waits until a widget has painted. */
  painted(of: string): Promise<unknown>
}

/** Starts server, source, foreign host and browser. */
export async function startHostileBoard(launch: () => Promise<Browser> = launchBrowser): Promise<HostileBoard> {
  const heard: string[] = []
  const sink = await listen(heard)
  const sinkUrl = `http://127.0.0.1:${(sink.address() as AddressInfo).port}`
  const source = await startTestSource(17)
  const [server, browser] = await Promise.all([startDemoServer(), launch()])
  await connectSource(server, source, browser)
  const publish = async (version: string, files: Record<string, string> = {}): Promise<void> => {
    const { code, output } = await server.publish({ version, host: source.host, files })
    if (code !== 0) throw new Error(output)
  }
  return {
    server,
    source,
    browser,
    heard,
    sinkUrl,
    publish,
    open: () => openBoard(server, browser),
    stop: async () => {
      await browser.close()
      await server.stop()
      await source.die()
      sink.close()
    },
  }
}

/** The files of the hostile widget, as they go into its plugin. */
export async function hostileFiles(sinkUrl: string): Promise<Record<string, string>> {
  const names = await readdir(hostileDir)
  const read = async (name: string): Promise<[string, string]> => {
    const text = await readFile(join(hostileDir, name), 'utf8')
    return [`src/widgets/hostile/${name}`, text.replace('../story-plugin/src/', '../../').replace('{{sink}}', sinkUrl)]
  }
  const files = Object.fromEntries(await Promise.all(names.map(read)))
  return { ...files, 'src/widgets/antre-view.tsx': "export { AntreView } from './hostile/view.tsx'\n" }
}

async function listen(heard: string[]): Promise<Server> {
  const sink = createServer((request, response) => {
    heard.push(request.url ?? '')
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('content-type', 'text/html')
    response.end('<p>foreign</p>')
  })
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve))
  return sink
}

async function connectSource(server: DemoServer, source: TestSource, browser: Browser): Promise<void> {
  const { context } = await openPage(browser)
  await context.request.get(`${server.url}/demo/sign-in?as=publisher`)
  await context.request.post(`${server.url}/trpc/connections.save`, {
    headers: { origin: server.url },
    data: { name: 'loket', kind: 'http', baseUrl: source.url },
  })
  await context.close()
}

async function openBoard(server: DemoServer, browser: Browser): Promise<OpenedBoard> {
  const { page, context, complaints } = await openPage(browser)
  const reports: string[] = []
  page.on('request', (request) => request.url().includes('/trpc/widgets.report') && reports.push(request.postData() ?? ''))
  await page.goto(`${server.url}/demo/sign-in?as=mayor`)
  await slot(page, neighbour).first().waitFor()
  if ((await slot(page, widget).count()) === 0) await place(page)
  await until('the widget to be in view', async () => {
    await slot(page, widget).first().scrollIntoViewIfNeeded({ timeout: 1_000 })
    return true
  })
  return {
    page,
    context,
    reports,
    complaints,
    frame: async () => {
      const element = await until('the frame', () => slot(page, widget).first().locator('iframe').elementHandle({ timeout: 1_000 }))
      return until('its document', () => element.contentFrame())
    },
    condition: (of = widget) => slot(page, of).first().getAttribute('data-condition'),
    painted: (of) => until(`${of} to be painted`, async () => (await slot(page, of).first().getAttribute('data-painted')) === 'true'),
  }
}

async function place(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Atur dasbor' }).click()
  await page.getByRole('button', { name: /Tambahkan Antrean loket pajak/ }).click()
  await page.getByText(/^Tersimpan/).waitFor()
  await page.getByRole('button', { name: 'Selesai' }).click()
  await slot(page, widget).first().waitFor()
}
