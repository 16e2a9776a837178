import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { launchBrowser, openPage, slot, type WatchedPage } from '../harness/browser.ts'
import { startDemoServer, type DemoServer } from '../harness/demo-server.ts'
import { until } from '../harness/until.ts'

const queue = 'dpmptsp.antrean/antrean'
const revenue = 'bapenda.pad/realisasi'
const map = 'disdukcapil.penduduk/peta'

/** The script of tooling/guide/panduan/demo.md, chapter by chapter. */
describe('ten minutes for the city council', { skip: !hasChromium(), timeout: 150_000 }, () => {
  let server: DemoServer
  let browser: Browser
  let screen: WatchedPage

  const attribute = (widget: string, name: string) => slot(screen.page, widget).first().getAttribute(name)
  const source = async (title: string, act: string): Promise<void> => {
    await screen.page.getByRole('button', { name: 'Panel demo' }).click()
    await screen.page.getByRole('radiogroup', { name: title }).getByText(act, { exact: true }).click()
    await screen.page.getByRole('button', { name: 'Tutup' }).click()
  }

  beforeAll(async () => {
    server = await startDemoServer()
    browser = await launchBrowser()
    screen = await openPage(browser)
    await screen.page.goto(server.url)
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  test('1. every number on the mayor’s board has its time, and at least a third of the board is published data', async () => {
    await until('all slots to paint', async () => {
      const painted = await screen.page.locator('[data-widget]').evaluateAll((slots) => slots.map((one) => one.getAttribute('data-painted')))
      return painted.length >= 8 && painted.every((one) => one === 'true')
    }, 60_000)

    const slots = await screen.page.locator('[data-widget]').evaluateAll((all) => all.map((one) => ({ age: one.getAttribute('data-freshness'), foot: one.textContent ?? '' })))
    expect(slots.filter((one) => one.age === 'archive').length).toBeGreaterThanOrEqual(slots.length / 3)
    expect(slots.filter((one) => !/WIB|tahun \d{4}|\d{1,2} \w{3} \d{4}/.test(one.foot))).toEqual([])
    expect(await screen.page.getByText(/dari \d+ data mutakhir/).count()).toBeGreaterThan(0)
  })

  test('2. a frozen source becomes late and then clogged, though it answers', async () => {
    await source('Mesin antrean MPP', 'Bekukan')

    await until('late', async () => (await attribute(queue, 'data-freshness')) === 'late', 60_000)
    await until('clogged', async () => (await attribute(queue, 'data-freshness')) === 'stale', 60_000)
    expect(await attribute(queue, 'data-run')).toBe('ok')
    expect(await screen.page.getByText('paling terlambat').count()).toBeGreaterThan(0)

    await source('Mesin antrean MPP', 'Pulihkan')
    await until('fresh again', async () => (await attribute(queue, 'data-freshness')) === 'fresh', 60_000)
  })

  test('3. a source that goes away leaves the last good value with its age, and harms no other', async () => {
    await source('SIMPATDA Bapenda', 'Putuskan sumber')

    await until('a cut bridge', async () => (await attribute(revenue, 'data-run')) === 'failing' && (await attribute(revenue, 'data-state')) === 'cut', 120_000)
    expect(await slot(screen.page, revenue).first().innerText()).toContain('Coba lagi')
    expect(await screen.page.frameLocator(`section[data-widget="${revenue}"] iframe`).first().locator('#widget').innerText()).toContain('Rp')
    expect(await attribute(queue, 'data-freshness')).toBe('fresh')

    await source('SIMPATDA Bapenda', 'Pulihkan')
  })

  test('4. a new release switches the open board', async () => {
    await screen.page.getByRole('button', { name: 'Panel demo' }).click()
    await screen.page.getByRole('button', { name: 'Terbitkan rilis baru' }).click()
    await screen.page.getByText(/1\.1\.0 terbit/).waitFor()
    await screen.page.getByRole('button', { name: 'Tutup' }).click()

    await until('the new release', async () => (await attribute(queue, 'data-release')) === '1.1.0')
  })

  test('5. a number tells its table, its history and its definition, and the area filter reaches the widgets', async () => {
    await screen.page.getByRole('button', { name: 'Penduduk per kecamatan' }).click()
    await screen.page.getByRole('radio', { name: 'Tabel' }).click()
    await screen.page.getByRole('cell', { name: '103.185' }).waitFor()
    await screen.page.getByRole('radio', { name: 'Definisi dan sumber' }).click()
    await screen.page.getByText('Produsen', { exact: false }).first().waitFor()
    await screen.page.getByRole('button', { name: 'Tutup' }).click()

    await screen.page.getByRole('button', { name: /Wilayah/ }).click()
    await screen.page.getByRole('option', { name: 'Kawalu' }).click()
    await until('the map’s number to be Kawalu’s', async () => (await screen.page.frameLocator(`section[data-widget="${map}"] iframe`).first().locator('#widget').innerText()).includes('103.185'))
  })

  test('6. a widget is added from the gallery and taken back', async () => {
    await screen.page.getByRole('button', { name: 'Atur dasbor' }).click()
    await screen.page.getByRole('searchbox').fill('piramida')
    await screen.page.getByRole('button', { name: 'Tambahkan Piramida penduduk' }).click()
    await screen.page.getByText(/^Tersimpan/).waitFor()
    expect(await screen.page.getByRole('group', { name: /^Piramida penduduk/ }).count()).toBe(1)

    await screen.page.getByRole('button', { name: 'Urungkan' }).click()
    await until('the widget to be gone', async () => (await screen.page.getByRole('group', { name: /^Piramida penduduk/ }).count()) === 0)
    await screen.page.getByRole('button', { name: 'Selesai' }).click()
  })

  test('6b. the keyboard alone moves and resizes a widget, and says so', async () => {
    await screen.page.getByRole('button', { name: 'Atur dasbor' }).click()
    const cell = screen.page.getByRole('group', { name: /^Kejadian banjir/ })
    await cell.focus()
    await screen.page.keyboard.press('Enter')
    await screen.page.keyboard.press('Shift+ArrowDown')

    await screen.page.getByText(/Kejadian banjir: kolom \d+, baris \d+, \d+ × \d+ kotak/).waitFor({ state: 'attached' })
    await screen.page.keyboard.press('Escape')
    await screen.page.getByText(/^Tersimpan/).waitFor()
    await screen.page.getByRole('button', { name: 'Selesai' }).click()
  })

  test('7. a table with one bad cell is refused whole, and the cell is named with its mend', async () => {
    await screen.page.goto(`${server.url}/demo/sign-in?as=officer`)
    await screen.page.goto(`${server.url}/unggah`)
    const csv = 'kode_kelurahan,jenis_kelamin,jumlah_penduduk,tahun\n3278050001,LAKI-LAKI,3056,2023\n9999999999,PEREMPUAN,2886,2023\n'
    await screen.page.getByRole('region', { name: 'Penduduk per kelurahan' }).locator('input[type=file]').setInputFiles({ name: 'salah.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })

    await screen.page.getByText(/Tidak ada yang diambil/).waitFor()
    expect(await screen.page.getByRole('cell', { name: 'kode_kelurahan' }).count()).toBeGreaterThan(0)
  })
})
