import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { chromiumFlags, chromiumPath } from '@wadah/services/chromium'
import { heapOf } from './heap-of.ts'
import { startCountingProxy, type CountingProxy } from './counting-proxy.ts'
import { freePort } from '@wadah/services/free-port'
import type { BenchServer } from './bench-server.ts'

/** What one opening of the board cost. */
export interface BoardCost {
  bytes: number
  requests: number
  /** When every slot showed its last picture, or had painted. */
  picturesMs: number
  /** When every widget had painted on live data. */
  liveMs: number
  /** Of the page and all its frames, after a collection. */
  heapMiB: number
  longTasks: number
  longTaskMs: number
}

/** A minute of updates in front of an open board. */
export interface LiveCost {
  /** Pushes that came: a bridge asks a little more slowly than its pace. */
  pushesPerMinute: number
  bytesPerMinute: number
  longTasksPerMinute: number
  /** Seconds the page's main thread worked; frames in a process of their own are not in it. */
  busySecondsPerMinute: number
}

interface LongTasks {
  count: number
  ms: number
}

async function watchLongTasks(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const found = { count: 0, ms: 0 }
    Object.assign(globalThis, { __longTasks: found })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        found.count += 1
        found.ms += entry.duration
      }
    }).observe({ type: 'longtask', buffered: true })
  })
}

function longTasks(page: Page): Promise<LongTasks> {
  return page.evaluate(() => ({ ...(globalThis as unknown as { __longTasks: LongTasks }).__longTasks }))
}

/** Waits until every slot shows its picture or, for `live`, has painted on live data; returns when, in ms after the navigation began. */
async function allSlots(page: Page, count: number, what: 'picture' | 'live'): Promise<number> {
  await page.waitForFunction(
    ([wanted, wish]) => {
      const slots = [...document.querySelectorAll('[data-widget]')]
      const isDone = (slot: Element): boolean => {
        const hasPainted = slot.getAttribute('data-painted') === 'true'
        if (wish === 'live') return hasPainted && slot.getAttribute('data-live') === 'true'
        return hasPainted || [...slot.querySelectorAll('img')].some((image) => image.complete && image.naturalWidth > 0)
      }
      return slots.length >= Number(wanted) && slots.every(isDone)
    },
    [count, what] as const,
    { timeout: 60_000, polling: 50 },
  )
  return page.evaluate(() => performance.now())
}

/** Opens the board cold and warm, through a proxy that counts every byte, then watches it for some seconds. */
export async function measureBoard(
  server: BenchServer,
  options: { widgets: number; watchSeconds: number },
): Promise<{ cold: BoardCost; warm: BoardCost; live: LiveCost }> {
  const proxy = await startCountingProxy(server.port, await freePort())
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [...chromiumFlags],
  })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'id-ID' })
  await watchLongTasks(context)
  const url = `http://localhost:${proxy.port}`
  await context.request.get(`${url}/demo/sign-in?as=mayor`)
  const page = await context.newPage()
  const pushes = countPushes(page)

  const open = async (): Promise<BoardCost> => {
    proxy.reset()
    await page.goto(`${url}/dasbor/wali-kota`, { waitUntil: 'commit' })
    const picturesMs = await allSlots(page, options.widgets, 'picture')
    const liveMs = await allSlots(page, options.widgets, 'live')
    await page.waitForTimeout(1_500)
    const tasks = await longTasks(page)
    const heapMiB = (await heapOf(page)) / 1024 / 1024
    return {
      bytes: proxy.bytes(),
      requests: proxy.requests(),
      picturesMs,
      liveMs,
      heapMiB,
      longTasks: tasks.count,
      longTaskMs: tasks.ms,
    }
  }

  const cold = await open()
  await page.goto('about:blank')
  const warm = await open()
  const live = await watch({ page, proxy, pushes, seconds: options.watchSeconds })
  await browser.close()
  await proxy.close()
  return { cold, warm, live }
}

/** Counts the messages that bring new data of one of the board's feeds; both change together. */
function countPushes(page: Page): () => number {
  let count = 0
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const message = String(payload)
      if (message.includes('"type":"feed"') && message.includes('"kominfo.ukur/papan"')) count += 1
    }),
  )
  return () => count
}

interface Watched {
  page: Page
  proxy: CountingProxy
  pushes: () => number
  seconds: number
}

/** Looks on while data arrives. */
async function watch({ page, proxy, pushes, seconds }: Watched): Promise<LiveCost> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const busySeconds = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
  }
  const before = { tasks: await longTasks(page), busy: await busySeconds(), pushes: pushes() }
  proxy.reset()
  await page.waitForTimeout(seconds * 1_000)
  const bytes = proxy.bytes()
  const perMinute = (value: number): number => (value * 60) / seconds
  return {
    pushesPerMinute: perMinute(pushes() - before.pushes),
    bytesPerMinute: perMinute(bytes),
    longTasksPerMinute: perMinute((await longTasks(page)).count - before.tasks.count),
    busySecondsPerMinute: perMinute((await busySeconds()) - before.busy),
  }
}
