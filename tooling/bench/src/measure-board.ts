import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { chromiumFlags, chromiumPath } from '@wadah/services/chromium'
import { startCountingProxy } from './counting-proxy.ts'
import { freePort } from '@wadah/services/free-port'
import type { BenchServer } from './bench-server.ts'

/** What one opening of the board cost. */
export interface BoardCost {
  bytes: number
  requests: number
  paintedMs: number
  liveMs: number
  heapMiB: number
  longTasks: number
  longTaskMs: number
}

/** A minute of updates in front of an open board. */
export interface LiveCost {
  bytesPerMinute: number
  longTasks: number
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

/** Waits until every one of the slots has an attribute; returns when, in ms after the navigation began. */
async function allSlots(page: Page, count: number, attribute: string): Promise<number> {
  await page.waitForFunction(
    ([wanted, name]) => {
      const slots = [...document.querySelectorAll('[data-widget]')]
      return slots.length >= Number(wanted) && slots.every((slot) => slot.getAttribute(String(name)) === 'true')
    },
    [count, attribute] as const,
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
    args: [...chromiumFlags, '--js-flags=--expose-gc', '--enable-precise-memory-info'],
  })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'id-ID' })
  await watchLongTasks(context)
  const url = `http://localhost:${proxy.port}`
  await context.request.get(`${url}/demo/sign-in?as=mayor`)
  const page = await context.newPage()

  const open = async (): Promise<BoardCost> => {
    proxy.reset()
    await page.goto(`${url}/dasbor/wali-kota`, { waitUntil: 'commit' })
    const paintedMs = await allSlots(page, options.widgets, 'data-painted')
    const liveMs = await allSlots(page, options.widgets, 'data-live')
    await page.waitForTimeout(1_500)
    const tasks = await longTasks(page)
    const heap = await page.evaluate(() => {
      ;(globalThis as unknown as { gc(): void }).gc()
      return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize
    })
    return {
      bytes: proxy.bytes(),
      requests: proxy.requests(),
      paintedMs,
      liveMs,
      heapMiB: heap / 1024 / 1024,
      longTasks: tasks.count,
      longTaskMs: tasks.ms,
    }
  }

  const cold = await open()
  await page.goto('about:blank')
  const warm = await open()
  const before = await longTasks(page)
  proxy.reset()
  await page.waitForTimeout(options.watchSeconds * 1_000)
  const bytesPerMinute = (proxy.bytes() * 60) / options.watchSeconds
  const after = await longTasks(page)
  await browser.close()
  await proxy.close()
  return { cold, warm, live: { bytesPerMinute, longTasks: ((after.count - before.count) * 60) / options.watchSeconds } }
}
