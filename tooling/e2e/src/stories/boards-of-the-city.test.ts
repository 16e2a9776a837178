import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { launchBrowser, openPage } from '../harness/browser.ts'
import { startDemoServer, type DemoServer } from '../harness/demo-server.ts'

describe('the boards of the city', { skip: !hasChromium(), timeout: 120_000 }, () => {
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

  test('are made, shared, archived and brought back, and every open shell follows without a reload', async () => {
    const mayor = await openPage(browser)
    await mayor.page.goto(`${server.url}/demo/sign-in?as=mayor`)
    const tab = mayor.page.getByRole('banner').getByText('Rapat Senin', { exact: true })
    await mayor.page.getByRole('banner').getByText('Keuangan').waitFor()
    await mayor.page.evaluate(() => Object.assign(globalThis, { isSamePage: true }))
    const staff = await openPage(browser)
    await staff.page.goto(`${server.url}/demo/sign-in?as=staff`)
    await staff.page.goto(`${server.url}/dasbor`)

    await staff.page.getByRole('button', { name: 'Buat dasbor' }).click()
    await staff.page.getByLabel('Judul').fill('Rapat Senin')
    await staff.page.getByRole('button', { name: 'Buat dan susun' }).click()
    await staff.page.waitForURL('**/dasbor/rapat-senin/atur')
    await tab.click()
    await mayor.page.getByText('Dasbor ini masih kosong').waitFor()

    await staff.page.goto(`${server.url}/dasbor`)
    const row = staff.page.getByRole('listitem').filter({ hasText: 'Rapat Senin' })
    await row.getByRole('button', { name: 'Arsipkan' }).click()
    await mayor.page.getByText('Dasbor tidak dapat dibuka').waitFor()
    await tab.waitFor({ state: 'detached' })

    await row.getByRole('button', { name: 'Kembalikan' }).click()
    await mayor.page.getByText('Dasbor ini masih kosong').waitFor()
    await tab.waitFor()

    expect(await mayor.page.evaluate(() => 'isSamePage' in globalThis)).toBe(true)
    await mayor.context.close()
    await staff.context.close()
  })

  test('leave no wall blank: it goes on with its next board when the one it shows is archived', async () => {
    const wall = await openPage(browser, { width: 1920, height: 1080 })
    await wall.page.goto(`${server.url}/layar`)
    const shown = wall.page.locator('p[aria-label]')
    await shown.waitFor()
    const code = (await shown.innerText()).replaceAll(/\s/g, '')
    const { page, context } = await openPage(browser)
    await page.goto(`${server.url}/demo/sign-in?as=staff`)
    await page.goto(`${server.url}/layar`)
    await page.getByRole('button', { name: 'Pasangkan layar' }).click()
    await page.getByLabel('Kode di layar').fill(code)
    await page.getByLabel('Nama layar').fill('Aula')
    await page.getByLabel('Ruang', { exact: true }).fill('Balai Kota')
    for (const board of ['Rapat Senin', 'Keuangan']) await page.getByRole('dialog').getByText(board, { exact: true }).click()
    await page.getByLabel('Lama tiap dasbor (detik)').fill('3600')
    await page.getByRole('button', { name: 'Pasangkan', exact: true }).click()
    await wall.page.waitForURL('**/dasbor/rapat-senin')
    await wall.page.getByText('Dasbor ini masih kosong').waitFor()

    await page.goto(`${server.url}/dasbor`)
    const row = page.getByRole('listitem').filter({ hasText: 'Rapat Senin' })
    await row.getByText('tampil di Aula').waitFor()
    await row.getByRole('button', { name: 'Arsipkan' }).click()

    await wall.page.waitForURL('**/dasbor/keuangan')
    await page.getByRole('listitem').filter({ hasText: 'Keuangan' }).getByRole('button', { name: 'Arsipkan' }).click()
    await page.getByText('hanya menampilkan dasbor ini').waitFor()
    await wall.context.close()
    await context.close()
  })
})
