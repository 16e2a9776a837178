import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { launchBrowser, openPage } from '../harness/browser.ts'
import { startDemoServer, type DemoServer } from '../harness/demo-server.ts'
import { until } from '../harness/until.ts'

/** Two kelurahan of one kecamatan, drawn as squares that touch. */
const outlines = (codes: readonly string[]) => ({
  type: 'FeatureCollection',
  features: codes.map((kode, index) => {
    const [west, east] = [108.2 + index * 0.01, 108.21 + index * 0.01]
    const ring = [
      [west, -7.36],
      [east, -7.36],
      [east, -7.35],
      [west, -7.35],
      [west, -7.36],
    ]
    return { type: 'Feature', properties: { kode }, geometry: { type: 'Polygon', coordinates: [ring] } }
  }),
})
const file = (content: unknown) => ({
  name: 'batas.geojson',
  mimeType: 'application/geo+json',
  buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
})

describe('the workrooms', { skip: !hasChromium(), timeout: 90_000 }, () => {
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

  async function enter(role: string, path: string): Promise<Page> {
    const { page } = await openPage(browser)
    await page.goto(`${server.url}/demo/sign-in?as=${role}`)
    await page.goto(`${server.url}${path}`)
    await page.locator('h1').waitFor()
    return page
  }

  test('are found in the menu by those who may enter them', async () => {
    const page = await enter('publisher', '/aliran')
    // The bar stands before its menu is there.
    await page.locator('button[aria-haspopup]', { hasText: 'Pengembang Bapenda' }).click()
    await page.getByRole('menuitem', { name: 'Setelan plugin' }).click()

    await page.getByRole('heading', { name: 'Setelan plugin', level: 1 }).waitFor()
    expect(await page.getByRole('navigation', { name: 'Ruang kerja' }).getByRole('link').allTextContents()).toEqual([
      'Aliran data',
      'Kirim data',
      'Setelan plugin',
      'Koneksi',
    ])
  })

  test('a curator uploads boundaries: faults are named one by one, then all areas are joined and drawn', async () => {
    const page = await enter('curator', '/batas')
    const input = page.locator('input[type=file]')
    await input.setInputFiles(file('PK'))
    await page.getByText('Berkas ini bukan JSON yang utuh.').waitFor()
    await input.setInputFiles(file(outlines(['32.78.01.1001', '32.78.01.1099'])))
    await page.getByRole('cell', { name: 'Kode 32.78.01.1099 tidak dikenal' }).waitFor()

    const areas = (await (await fetch(`${server.url}/trpc/areas.list`)).json()) as { result: { data: { code: string; parent?: string }[] } }
    const kelurahan = areas.result.data.filter(({ parent }) => parent === '32.78.01').map(({ code }) => code)
    await input.setInputFiles(file(outlines(kelurahan)))

    await page.getByText(`Diterima dan berlaku: 1 kecamatan, ${kelurahan.length} kelurahan.`).waitFor()
    await page.getByText('1 dari 10 kecamatan berbatas').waitFor()
    await page.getByRole('img', { name: 'Peta garis batas wilayah kota' }).waitFor()
  })

  test('an open board draws boundaries that are uploaded meanwhile: the widget follows and is not mounted anew', async () => {
    const { page } = await openPage(browser, { width: 2200, height: 1400 })
    await page.goto(`${server.url}/demo/sign-in?as=mayor`)
    const slot = page.locator('section[data-widget="disdukcapil.penduduk/peta"]')
    await slot.and(page.locator('[data-painted="true"]')).waitFor()
    const drawn = slot.frameLocator('iframe').locator('path[stroke-linejoin="round"]:not([d=""])')
    const widget = slot.frameLocator('iframe').locator('#widget')
    await widget.evaluate(() => Object.assign(globalThis, { opened: 'once' }))
    const before = await drawn.count()
    const curator = await enter('curator', '/batas')

    const areas = (await (await fetch(`${server.url}/trpc/areas.list`)).json()) as { result: { data: { code: string; parent?: string }[] } }
    const kelurahan = areas.result.data.filter(({ parent }) => parent === '32.78.01' || parent === '32.78.02').map(({ code }) => code)
    await curator.locator('input[type=file]').setInputFiles(file(outlines(kelurahan)))
    await curator.getByText(`Diterima dan berlaku: 2 kecamatan, ${kelurahan.length} kelurahan.`).waitFor()

    await until('the outlines on the board', async () => (await drawn.count()) > before)
    expect(await widget.evaluate(() => (globalThis as { opened?: string }).opened)).toBe('once')
  })

  test('a publisher changes a setting by keyboard: it is tried, in force, in the history, and taken back', async () => {
    const page = await enter('publisher', '/setelan')
    const field = page.getByRole('textbox', { name: 'Target s.d. triwulan I (%)' })
    await field.fill('200')
    await page.getByRole('button', { name: 'Coba dan simpan' }).press('Enter')
    await page.getByText('Paling besar').waitFor()
    await field.fill('25')
    await page.getByRole('button', { name: 'Coba dan simpan' }).press('Enter')
    await page.getByText('Lolos uji dan berlaku sekarang, revisi 1.').waitFor({ timeout: 30_000 })
    await page.getByText('Target s.d. triwulan I (%): 20 → 25').waitFor()

    await page.getByRole('button', { name: 'Kembalikan: Bawaan rilis' }).press('Enter')
    await page.getByText('revisi 2.').waitFor({ timeout: 30_000 })
    await until('the former value', async () => (await field.inputValue()) === '20')
  })

  test('a connection takes an address its plugins may reach, and keeps its password to itself', async () => {
    const page = await enter('publisher', '/koneksi')
    await page.getByRole('button', { name: 'Ubah koneksi: simpatda' }).click()
    const address = page.getByRole('textbox', { name: 'Alamat' })
    await address.fill('https://lain.example')
    await page.getByRole('button', { name: 'Kredensial' }).click()
    await page.getByRole('option', { name: 'Nama dan kata sandi' }).click()
    await page.getByRole('button', { name: 'Simpan' }).click()
    await page.getByText('Alamat lain memerlukan rilis baru').waitFor()
    await address.fill('https://simpatda.bapenda.tasikmalayakota.go.id/api')
    await page.getByRole('textbox', { name: 'Nama pengguna' }).fill('wadah')
    await page.getByRole('textbox', { name: 'Kata sandi' }).fill('rahasia-sekali')
    await page.getByRole('button', { name: 'Simpan' }).click()

    await page.getByText('kredensial tersimpan').waitFor()
    expect(await page.content()).not.toContain('rahasia-sekali')
  })
})
