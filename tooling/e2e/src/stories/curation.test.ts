import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { launchBrowser, openPage, slot, type WatchedPage } from '../harness/browser.ts'
import { startDemoServer, type DemoServer } from '../harness/demo-server.ts'
import type { StoryVariant } from '../harness/story-plugin.ts'
import { startTestSource, type TestSource } from '../harness/test-source.ts'
import { until } from '../harness/until.ts'
import { wadah } from '../harness/wadah-command.ts'

const plugin = 'bapenda.loket'
const widget = `${plugin}/antre`
const reason = 'Jelaskan di README dari mesin mana angkanya.'

/** From a submission by the command line to an open board, by way of a curator who first gives it back. */
describe('a release under curation', { skip: !hasChromium(), timeout: 90_000 }, () => {
  let server: DemoServer
  let source: TestSource
  let browser: Browser
  let curator: WatchedPage
  let publisher: WatchedPage
  let mayor: WatchedPage

  const submit = (version: string, more: Partial<StoryVariant> = {}) => server.publish({ version, host: source.host, ...more })
  const enter = async (role: string): Promise<WatchedPage> => {
    const opened = await openPage(browser)
    opened.page.setDefaultTimeout(15_000)
    await opened.page.goto(`${server.url}/demo/sign-in?as=${role}`)
    await opened.page.getByRole('banner').waitFor()
    return opened
  }
  const openRelease = async (page: Page, version: string): Promise<void> => {
    await page.goto(`${server.url}/kurasi`)
    await page.getByRole('link', { name: `Antrean loket pajak ${version}` }).click()
    await page.getByRole('heading', { level: 1, name: new RegExp(version) }).waitFor()
  }

  beforeAll(async () => {
    source = await startTestSource(17)
    server = await startDemoServer()
    browser = await launchBrowser()
    publisher = await enter('publisher')
    const saved = await publisher.context.request.post(`${server.url}/trpc/connections.save`, {
      headers: { origin: server.url },
      data: { name: 'loket', kind: 'http', baseUrl: source.url },
    })
    if (!saved.ok()) throw new Error(await saved.text())
    curator = await enter('curator')
    mayor = await enter('mayor')
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await source?.die()
    await server?.stop()
  })

  test('is what a curator asks for: the policy that lets releases approve themselves is taken back', async () => {
    const { page } = curator
    await page.goto(`${server.url}/kurasi`)

    await page.getByRole('button', { name: 'Cabut kebijakan: Semua plugin lain' }).click()

    await page.getByText('bawaan pemasangan ini').waitFor()
  })

  test('goes back by itself when its fixtures speak of persons: file and line, masked', async () => {
    const { code, output } = await submit('1.0.0', { files: { 'fixtures/warga.csv': 'no;nik\n1;3278015204900001\n' } })

    expect(code).toBe(1)
    expect(output).toContain('fixtures/warga.csv:2: A number built like a NIK: 3278••••••••••••.')
    expect(output).toContain(`${plugin} 1.0.0 was returned.`)
    expect(output).not.toContain('3278015204900001')
  })

  test('waits for a curator, who reads first what it asks for', async () => {
    const { code, output } = await submit('1.0.1')
    expect(output).toContain(`${plugin} 1.0.1 is in review`)
    expect(code).toBe(0)

    await openRelease(curator.page, '1.0.1')

    const [first] = await curator.page.getByRole('region', { name: 'Yang diminta rilis ini' }).getByRole('listitem').allInnerTexts()
    expect(first).toContain(`Koneksi baru “loket”: layanan web (HTTP) ke ${source.host}.`)
    expect(first).toContain('Membaca antrean loket.')
    const checks = await curator.page.getByRole('region', { name: 'Pemeriksaan' }).innerText()
    expect(checks).toMatch(/Data pribadi\s+lulus/)
    expect(checks).toMatch(/Tampilan di semua keadaan\s+tidak dijalankan di sini/)
  })

  test('is seen at work on its fixtures, isolated, in states and sizes', async () => {
    const { page } = curator
    const preview = page.getByRole('region', { name: 'Tampilan', exact: true })
    const inside = preview.locator('iframe[sandbox="allow-scripts"]').contentFrame().locator('#widget')
    await until('the number of the fixture', async () => (await inside.innerText()).includes('17'))

    await preview.getByRole('button', { name: /Keadaan/ }).click()
    await page.getByRole('option', { name: 'tersumbat' }).click()

    await preview
      .getByText(/^Tersumbat sejak/)
      .first()
      .waitFor()
    await preview.getByRole('radio', { name: 'Dinding' }).click()
    await until('the number on the wall', async () => (await inside.innerText()).includes('17'))
  })

  test('is given back, and its OPD reads why, on the command line and on its own screen', async () => {
    const { page } = curator
    await page.getByRole('radio', { name: 'Kembalikan' }).click()
    await page.getByRole('checkbox', { name: 'Manifes' }).check()
    await page.getByLabel('Yang perlu diperbaiki').fill(reason)
    await page.getByRole('button', { name: 'Kembalikan ke Badan Pendapatan Daerah' }).click()
    await page.getByText('dikembalikan', { exact: true }).first().waitFor()

    const { output } = await wadah('status', plugin, '--server', server.url, '--key', join(server.dataDir, 'keys', 'bapenda.json'))
    expect(output).toContain(`${plugin} 1.0.1 was returned. Mend it and submit the next version.\n  Kurator Diskominfo: ${reason}`)
    await publisher.page.goto(`${server.url}/rilis`)
    const row = publisher.page.getByRole('listitem').filter({ hasText: 'Antrean loket pajak 1.0.1' })
    expect(await row.innerText()).toMatch(/dikembalikan/)
    expect(await row.innerText()).toContain(reason)
    await row.getByRole('link').click()
    await publisher.page.getByRole('region', { name: 'Keputusan' }).getByText(reason).waitFor()
    expect(await publisher.page.getByRole('button', { name: /Setujui/ }).count()).toBe(0)
  })

  test('comes again as the next version, is approved, and appears in the open gallery and on the board', async () => {
    await mayor.page.goto(`${server.url}/`)
    await mayor.page.getByRole('button', { name: 'Atur dasbor' }).click()
    await mayor.page.getByRole('searchbox').fill('loket pajak')
    await submit('1.0.2', {
      files: { 'README.md': '# Antrean loket\n\nDari mesin antrean loket pajak.\n', 'CHANGELOG.md': '## 1.0.2\n\nSumber diterangkan.\n' },
    })

    await openRelease(curator.page, '1.0.2')
    await curator.page.getByLabel('Alasan').fill('Sumbernya sekarang jelas.')
    await curator.page.getByRole('button', { name: 'Setujui dan jalankan 1.0.2' }).click()
    await curator.page.getByText('sedang berjalan').waitFor()

    await mayor.page.locator(`[data-gallery-widget="${widget}"]`).waitFor()
    await mayor.page.getByRole('button', { name: /Tambahkan Antrean loket pajak/ }).click()
    await mayor.page.getByText(/^Tersimpan/).waitFor()
    await mayor.page.getByRole('button', { name: 'Selesai' }).click()
    const board = mayor.page.frameLocator(`section[data-widget="${widget}"] iframe`).locator('#widget')
    await until('the number on the board', async () => (await board.innerText()).includes('17'))
  })

  test('stands beside the one that runs, and says what became different', async () => {
    await submit('1.1.0', {
      edits: {
        'plugin.json': [
          ['"version": "1.0.0"', '"version": "1.1.0"'],
          ['"127.0.0.1"', `"${source.host}", "antrean.example"`],
        ],
        'src/widgets/antre-view.tsx': [['orang menunggu', 'orang di depan loket']],
      },
    })

    await openRelease(curator.page, '1.1.0')

    const consent = curator.page.getByRole('region', { name: 'Yang diminta rilis ini' })
    await consent.getByText('Boleh menghubungi alamat baru antrean.example lewat “loket”.').waitFor()
    const preview = curator.page.getByRole('region', { name: 'Tampilan', exact: true })
    const sides = preview.getByRole('figure')
    const words = (index: number) => sides.nth(index).locator('iframe').contentFrame().locator('#widget').innerText()
    await until('both at work', async () => /orang menunggu/.test(await words(0)) && /orang di depan loket/.test(await words(1)))
    expect(await sides.allInnerTexts()).toEqual([
      expect.stringContaining('1.0.2 berjalan sekarang'),
      expect.stringContaining('1.1.0 diajukan'),
    ])
    expect(await slot(mayor.page, widget).first().getAttribute('data-release')).toBe('1.0.2')
  })

  test('leaves a record of its decision on one page of A4', async () => {
    await openRelease(curator.page, '1.0.2')
    await curator.page.getByRole('link', { name: 'Berita Acara' }).first().click()
    await curator.page.getByRole('heading', { name: 'BERITA ACARA KURASI' }).waitFor()

    const sheet = await curator.page.getByRole('article').innerText()
    expect(sheet).toContain('Kurator Diskominfo, Dinas Komunikasi dan Informatika,')
    expect(sheet).toContain('Sumbernya sekarang jelas.')
    expect(sheet).toMatch(/Segel jejak audit: [0-9a-f]{64}/)
    const pdf = (await curator.page.pdf({ format: 'A4' })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1)
  })

  test('leaves nothing behind that the browsers complained about', () => {
    const complaints = [curator, publisher, mayor].flatMap((one) => one.complaints)

    expect(complaints.filter((line) => !/WebSocket|ERR_CONNECTION|Failed to fetch/.test(line))).toEqual([])
  })
})
