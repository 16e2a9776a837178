import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { chromiumFlags, chromiumPath } from '@wadah/services/chromium'

/** A browser page with everything it complained about. */
export interface WatchedPage {
  page: Page
  context: BrowserContext
  /** Console errors and uncaught exceptions so far. */
  complaints: string[]
}

/** Starts a headless Chromium with a fresh profile. */
export function launchBrowser(flags: string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: [...chromiumFlags, ...flags] })
}

/** Opens a page of a given size, in Indonesian. */
export async function openPage(browser: Browser, size = { width: 1440, height: 900 }): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: size, locale: 'id-ID', timezoneId: 'Asia/Jakarta' })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  return { page, context, complaints }
}

/** The slot of a widget by the hooks every slot carries. */
export function slot(page: Page, widget: string) {
  return page.locator(`section[data-widget="${widget}"]`)
}
