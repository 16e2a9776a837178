import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { launchBrowser, openPage } from '../harness/browser.ts'
import { startDemoServer, type DemoServer } from '../harness/demo-server.ts'
import { until } from '../harness/until.ts'

describe('a wall without a user', { skip: !hasChromium(), timeout: 120_000 }, () => {
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

  test('is paired by the code it shows, shows its boards in turn, and shows nothing any more once it is revoked', async () => {
    const wall = await openPage(browser, { width: 3840, height: 2160 })
    await wall.page.goto(`${server.url}/layar`)
    const shown = wall.page.locator('p[aria-label]')
    await shown.waitFor()
    const code = (await shown.innerText()).replaceAll(/\s/g, '')
    const desk = await openPage(browser)
    await desk.page.goto(`${server.url}/demo/sign-in?as=operator`)
    await desk.page.goto(`${server.url}/layar`)
    await desk.page.getByText('Belum ada layar dinding').waitFor()

    await desk.page.getByRole('button', { name: 'Pasangkan layar' }).click()
    await desk.page.getByLabel('Kode di layar').fill(code.toLowerCase())
    await desk.page.getByLabel('Nama layar').fill('Layar utama')
    await desk.page.getByLabel('Ruang', { exact: true }).fill('Ruang kendali')
    for (const board of ['Keuangan', 'Wali Kota']) await desk.page.getByRole('dialog').getByText(board, { exact: true }).click()
    await desk.page.getByLabel('Lama tiap dasbor (detik)').fill('10')
    await desk.page.getByRole('button', { name: 'Pasangkan', exact: true }).click()
    await wall.page.waitForURL(/dasbor\/keuangan/)
    await wall.page.waitForURL(/dasbor\/wali-kota/)

    const number = wall.page.locator('section[data-widget][data-painted="true"]')
    await until('widgets to be painted', async () => (await number.count()) > 3)
    expect(await wall.page.getByRole('button', { name: 'Atur dasbor' }).count()).toBe(0)
    expect(await wall.page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true)
    await desk.page.getByText('Tersambung', { exact: true }).waitFor()

    await desk.page.getByRole('button', { name: 'Cabut' }).click()
    await desk.page.getByLabel('Alasan').fill('dipindahkan ke gudang')
    await desk.page.getByRole('dialog').getByRole('button', { name: 'Cabut' }).click()
    await wall.page.getByText('Layar ini telah dicabut').waitFor()

    expect(wall.page.url()).toContain(server.url)
    expect(await wall.page.locator('section[data-widget]').count()).toBe(0)
    expect(await wall.page.evaluate(() => localStorage.getItem('wadah-session'))).toBeNull()
    await desk.page.getByText('Belum ada layar dinding').waitFor()
    await wall.context.close()
    await desk.context.close()
  })
})
