import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { violations } from '../harness/axe.ts'
import { launchBrowser, openPage } from '../harness/browser.ts'
import { startDemoServer, type DemoServer } from '../harness/demo-server.ts'
import { until } from '../harness/until.ts'

describe('the screens', { skip: !hasChromium(), timeout: 90_000 }, () => {
  let server: DemoServer
  let browser: Browser
  beforeAll(async () => {
    server = await startDemoServer()
    browser = await launchBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  test.each([
    ['board', 'mayor', '/dasbor/wali-kota', 'gelap'],
    ['board', 'mayor', '/dasbor/wali-kota', 'terang'],
    ['edit', 'mayor', '/dasbor/wali-kota/atur', 'terang'],
    ['feeds', 'curator', '/aliran', 'gelap'],
    ['deposit', 'officer', '/unggah', 'terang'],
    ['settings', 'publisher', '/setelan', 'terang'],
    ['connections', 'publisher', '/koneksi', 'gelap'],
    ['connections of all', 'operator', '/koneksi', 'terang'],
    ['boundaries', 'curator', '/batas', 'gelap'],
    ['attribution', 'mayor', '/atribusi', 'gelap'],
    ['wall screens', 'operator', '/layar', 'terang'],
    ['publishing keys', 'curator', '/kunci', 'gelap'],
    ['system health', 'operator', '/operasi', 'terang'],
    ['account', 'mayor', '/akun', 'gelap'],
    ['people', 'curator', '/orang', 'terang'],
    ['enabling', 'curator', '/pengaktifan', 'gelap'],
    ['enabling', 'curator', '/pengaktifan', 'terang'],
    ['audit trail', 'auditor', '/jejak-audit', 'terang'],
    ['secrecy', 'curator', '/kerahasiaan', 'gelap'],
    ['records of processing', 'auditor', '/kerahasiaan/catatan', 'gelap'],
    ['meeting mode', 'staff', '/mode-rapat', 'terang'],
    ['boards', 'staff', '/dasbor', 'gelap'],
    ['offices', 'curator', '/opd', 'terang'],
  ])('have no violation: %s as %s (%s, %s)', async (_name, role, path, theme) => {
    const { page, context } = await openPage(browser)
    await context.addInitScript(
      (look) => window === top && localStorage.setItem('wadah-look', look),
      JSON.stringify({ theme, locale: 'id' }),
    )
    await page.goto(`${server.url}/demo/sign-in?as=${role}`)
    await page.goto(`${server.url}${path}`)
    await until('the screen', async () => (await page.locator('h1, [data-widget]').count()) > 0)
    await page.waitForTimeout(1_500)

    expect(await violations(page)).toEqual([])
    await context.close()
  })

  test.each([
    ['phone', { width: 390, height: 844 }],
    ['tablet', { width: 820, height: 1180 }],
    ['desk', { width: 1440, height: 900 }],
    ['wall', { width: 3840, height: 2160 }],
  ])('never scroll sideways, and the wall and the desk fit: %s', async (name, size) => {
    const { page, context } = await openPage(browser, size)
    await page.goto(`${server.url}/demo/sign-in?as=mayor`)
    await until('the board', async () => (await page.locator('[data-widget]').count()) > 5)

    const overflow = await page.evaluate(() => ({
      x: document.documentElement.scrollWidth - innerWidth,
      y: document.documentElement.scrollHeight - innerHeight,
    }))
    expect(overflow.x).toBeLessThanOrEqual(0)
    if (name === 'desk' || name === 'wall') expect(overflow.y).toBeLessThanOrEqual(0)
    await context.close()
  })
})
