import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { launchBrowser, openPage, slot, type WatchedPage } from '../harness/browser.ts'
import { startDemoServer, type DemoServer } from '../harness/demo-server.ts'
import { until } from '../harness/until.ts'
import { root, startWadah, type WadahProcess } from '../harness/wadah-process.ts'

const queue = 'dpmptsp.antrean/antrean'
const revenue = 'bapenda.pad/realisasi'
const people = 'disdukcapil.penduduk/peta'
const floods = 'bpbd.kejadian/banjir'

/** The script of `tooling/guide/panduan/demo.md`, chapter by chapter: when words of the product change, the script must too. */
describe('the ten-minute tour of the demo city', { skip: !hasChromium(), timeout: 120_000 }, () => {
  let server: DemoServer
  let restarted: WadahProcess | undefined
  let browser: Browser
  let screen: WatchedPage

  const page = (): Page => screen.page
  const state = (widget: string, attribute: string) => slot(page(), widget).first().getAttribute(attribute)
  /** What a widget says: in a frame of its own, or in the page behind a shadow root. */
  const textOf = async (widget: string): Promise<string> => {
    const inside = slot(page(), widget).first()
    const frame = inside.locator('iframe')
    if ((await frame.count()) > 0) return frame.contentFrame().locator('#widget').innerText()
    return inside.evaluate((element) => [...element.querySelectorAll('*')].map((child) => child.shadowRoot?.textContent ?? '').join(' '))
  }
  const frameText = (widget: string) => slot(page(), widget).first().innerText()
  const closeDialog = async (): Promise<void> => {
    await page().getByRole('dialog').getByRole('button', { name: 'Tutup' }).first().click()
    await page().getByRole('dialog').waitFor({ state: 'detached' })
  }
  const inPanel = async (act: () => Promise<void>): Promise<void> => {
    await page().getByRole('button', { name: 'Panel demo' }).click()
    await act()
    await closeDialog()
  }
  const disturb = (source: string, mode: string) =>
    inPanel(async () => {
      const choice = page().getByRole('radiogroup', { name: source }).getByRole('radio', { name: mode })
      await choice.click()
      await until(`${source} to be told`, async () => (await choice.getAttribute('aria-checked')) === 'true')
    })

  beforeAll(async () => {
    server = await startDemoServer()
    browser = await launchBrowser()
    screen = await openPage(browser)
    page().setDefaultTimeout(15_000)
    await page().goto(`${server.url}/demo/sign-in?as=mayor`)
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await restarted?.stop()
    await server?.stop()
  })

  test('0.00 every number of the sheet has its time, and at least a third is published data', async () => {
    await until('every slot to be painted', async () => {
      const painted = await page()
        .locator('section[data-widget]')
        .evaluateAll((slots) => slots.map((one) => one.getAttribute('data-painted')))
      return painted.length > 6 && painted.every((one) => one === 'true')
    })

    const feet = await page().locator('section[data-widget] footer').allInnerTexts()
    expect(feet.filter((foot) => !/\d/.test(foot))).toEqual([])
    const published = feet.filter((foot) => foot.includes('Data publikasi'))
    expect(published.length).toBeGreaterThanOrEqual(feet.length / 3)
    await page()
      .getByText(/^5 dari 5/)
      .waitFor()
  })

  test('1.00 the queue changes by itself', async () => {
    const before = await textOf(queue)

    await until('another number', async () => (await textOf(queue)) !== before)
  })

  test('2.00 one choice of an area is followed by all who know areas', async () => {
    const choose = async (from: string, to: string) => {
      await page()
        .getByRole('button', { name: new RegExp(`Wilayah.*${from}|${from}.*Wilayah`) })
        .click()
      await page().getByRole('option', { name: to }).click()
    }
    expect(await textOf(people)).toContain('757.815')

    await choose('Seluruh kota', 'Kawalu')
    await until('the people of Kawalu', async () => (await textOf(people)).includes('103.185'))
    await choose('Kawalu', 'Seluruh kota')
    await until('the people of the city', async () => (await textOf(people)).includes('757.815'))
  })

  test('3.00 two producers are shown, with their definitions', async () => {
    expect(await textOf(floods)).toMatch(/31[\s\S]*13/)
    await slot(page(), floods).getByRole('button', { name: 'Kejadian banjir' }).click()
    const dialog = page().getByRole('dialog')

    await dialog.getByRole('radio', { name: 'Tabel' }).click()
    await dialog.getByRole('columnheader', { name: 'BPBD Jabar' }).waitFor()
    await dialog.getByRole('radio', { name: 'Definisi dan sumber' }).click()
    await dialog.getByText('BPBD Provinsi Jawa Barat').waitFor()
    await dialog.getByText('BNPB', { exact: true }).first().waitFor()
    await closeDialog()
  })

  test('4.00 a source that answers with old rows becomes late, then clogged, within two minutes, and recovers', async () => {
    const startedAt = Date.now()
    await disturb('Mesin antrean MPP', 'Bekukan')

    await until('late', async () => (await state(queue, 'data-freshness')) === 'late')
    await until('clogged', async () => (await state(queue, 'data-freshness')) === 'stale')
    expect(Date.now() - startedAt).toBeLessThan(120_000)
    expect(await frameText(queue)).toMatch(/tersumbat/i)
    expect(await state(queue, 'data-run')).toBe('ok')
    await page()
      .getByRole('button', { name: /paling terlambat/ })
      .click()
    await page().getByRole('dialog').getByText('Antrean Mal Pelayanan Publik').waitFor()
    await closeDialog()

    await disturb('Mesin antrean MPP', 'Pulihkan')
    await until('fresh again', async () => (await state(queue, 'data-freshness')) === 'fresh')
  })

  test('5.30 a source that answers with a page is a lost connection; the last number stays', async () => {
    const [number = ''] = /Rp[\d.,]+/.exec(await textOf(revenue)) ?? []
    await disturb('SIMPATDA Bapenda', 'Kirim HTML')

    await until('a lost connection', async () => (await frameText(revenue)).includes('sambungan putus'), 60_000)
    expect(await frameText(revenue)).toContain('SIMPATDA menjawab dengan halaman, bukan data.')
    expect(await textOf(revenue)).toContain(number.slice(0, 6))

    await disturb('SIMPATDA Bapenda', 'Pulihkan')
    // The bridge waits longer after each failure; a press asks at once. The button goes when the bridge was quicker.
    const again = slot(page(), revenue).getByRole('button', { name: 'Coba lagi' })
    if (await again.isVisible()) await again.click({ timeout: 3_000 }).catch(() => undefined)
    await until(
      'fresh again',
      async () => (await state(revenue, 'data-freshness')) === 'fresh' && (await state(revenue, 'data-run')) === 'ok',
      60_000,
    )
  })

  test('6.30 a new release switches the open board', async () => {
    await inPanel(async () => {
      await page().getByRole('button', { name: 'Terbitkan rilis baru' }).click()
      await page()
        .getByText(/1\.1\.0 terbit/)
        .waitFor()
    })

    await until('the new release', async () => (await state(queue, 'data-release')) === '1.1.0')
  })

  test('7.30 a table with wrong cells is refused by cell', async () => {
    await page().goto(`${server.url}/demo/sign-in?as=officer`)
    const form = page().getByRole('region', { name: 'Penduduk per kelurahan' })

    await form.locator('input[type=file]').setInputFiles(join(root, 'tooling/guide/panduan/contoh-keliru.csv'))

    await form.getByText('Tidak ada yang diambil: 2 sel perlu diperbaiki.').waitFor()
    expect(await form.getByRole('row').allInnerTexts()).toEqual([
      expect.stringContaining('Baris'),
      expect.stringMatching(/^3\s+jenis_kelamin/),
      expect.stringMatching(/^4\s+kode_kelurahan/),
    ])
  })

  test('8.30 what was taken off the board is put back', async () => {
    await page().goto(`${server.url}/demo/sign-in?as=mayor`)
    await page().getByRole('button', { name: 'Atur dasbor' }).click()
    await page().getByRole('button', { name: 'Lepas: Kejadian banjir' }).click()
    await page().getByRole('button', { name: 'Lepas: Kejadian banjir' }).waitFor({ state: 'detached' })

    await page().getByRole('button', { name: 'Urungkan' }).click()

    await page().getByRole('button', { name: 'Lepas: Kejadian banjir' }).waitFor()
    await page()
      .getByText(/^Tersimpan/)
      .waitFor()
    await page().getByRole('button', { name: 'Selesai' }).click()
    await slot(page(), floods).waitFor()
  })

  test('9.00 with the server gone the sheet stays and says so; with the server back it goes on', async () => {
    await until('the sheet to be live', async () => (await state(people, 'data-painted')) === 'true')
    await server.process.stop()
    await page()
      .getByText(/Tidak tersambung sejak/)
      .waitFor()
    expect(await textOf(people)).toContain('757.815')

    restarted = await startWadah({ dataDir: server.dataDir, port: server.process.port })

    await until('the screen to be live again', async () => (await state(queue, 'data-live')) === 'true', 60_000)
    await until('a fresh queue', async () => (await state(queue, 'data-freshness')) === 'fresh', 60_000)
  })
})
