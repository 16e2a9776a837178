import { chromium } from 'playwright-core'
import { chromiumFlags, chromiumPath } from '@wadah/services/chromium'
import type { BenchServer } from './bench-server.ts'
import { median } from './percentile.ts'

/** Opens a detail view of a sandboxed widget some times; the median time from the key to its first paint, ms. */
export async function measureDetail(server: BenchServer, { hasPool, rounds }: { hasPool: boolean; rounds: number }): Promise<number> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'id-ID' })
  // A browser without it keeps no frames ready.
  if (!hasPool) await context.addInitScript(() => Reflect.deleteProperty(Element.prototype, 'moveBefore'))
  const url = `http://localhost:${server.port}`
  await context.request.get(`${url}/demo/sign-in?as=mayor`)
  const page = await context.newPage()
  await page.goto(`${url}/dasbor/wali-kota`)
  await page.waitForFunction(
    () => [...document.querySelectorAll('[data-widget]')].filter((slot) => slot.getAttribute('data-painted') === 'true').length >= 12,
  )
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    if (hasPool) await page.waitForFunction(() => document.querySelectorAll('#wadah-ready-frames iframe').length === 2)
    else await page.waitForTimeout(4_000)
    await page.locator('section[data-widget]').nth(round).getByRole('button').first().press('Enter')
    times.push(
      await page.evaluate(async () => {
        const began = performance.now()
        while (document.querySelector('[role=dialog] [data-painted=true]') === null)
          await new Promise((resolve) => requestAnimationFrame(resolve))
        return performance.now() - began
      }),
    )
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await browser.close()
  return median(times)
}
