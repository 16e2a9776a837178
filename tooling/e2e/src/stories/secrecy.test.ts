import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { launchBrowser, openPage, slot } from '../harness/browser.ts'
import { startDemoServer, type DemoServer } from '../harness/demo-server.ts'
import { until } from '../harness/until.ts'
import { wadahOn } from '../harness/wadah-command.ts'

const queue = 'dpmptsp.antrean/antrean'
const services = 'dpmptsp.antrean/layanan'
/** What is promised of every open screen. */
const promisedMs = 5_000

describe('who is shown what, on open screens', { skip: !hasChromium(), timeout: 120_000 }, () => {
  let server: DemoServer
  let browser: Browser
  let mayor: Page
  let wall: Page

  async function open(role: string, path: string): Promise<Page> {
    const { page } = await openPage(browser)
    page.setDefaultTimeout(15_000)
    await page.goto(`${server.url}/demo/sign-in?as=${role}`)
    await page.goto(`${server.url}${path}`)
    return page
  }

  const conditionOf = (page: Page, widget: string) => slot(page, widget).first().getAttribute('data-condition')
  const isPainted = async (page: Page, widget: string) => (await slot(page, widget).first().getAttribute('data-painted')) === 'true'

  /** Everything a device remembers of data and pictures. */
  function memoryOf(page: Page): Promise<string> {
    return page.evaluate(async () => {
      const read = (name: string, store: string) =>
        new Promise<unknown[]>((resolve) => {
          const asked = indexedDB.open(name)
          asked.addEventListener('error', () => resolve([]))
          asked.addEventListener('success', () => {
            if (!asked.result.objectStoreNames.contains(store)) return resolve([])
            const all = asked.result.transaction(store).objectStore(store).getAll()
            all.addEventListener('success', () => resolve(all.result))
          })
        })
      return JSON.stringify([await read('wadah-device', 'memory'), (await read('wadah-pictures', 'pictures')).length])
    })
  }
  /** The data of a feed in what a device remembers; facts and names of widgets may stay. */
  const remembers = async (page: Page, feed: string) => new RegExp(String.raw`"facts":\{"id":"${feed}"`).test(await memoryOf(page))

  async function raise(title: string, to: string): Promise<void> {
    const page = await open('curator', '/kerahasiaan')
    await page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: title }) })
      .getByRole('button', { name: 'Ubah kelas' })
      .click()
    await page.getByRole('radio', { name: to }).click()
    await page.getByRole('textbox', { name: 'Alasan' }).fill('memuat nama pemohon')
    await page.getByRole('button', { name: 'Tutup sekarang' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.context().close()
  }

  beforeAll(async () => {
    server = await startDemoServer()
    browser = await launchBrowser()
    mayor = await open('mayor', '/dasbor/layanan')
    wall = await open('screen', '/dasbor/layanan')
    for (const page of [mayor, wall]) await until('the queue', () => isPainted(page, queue), 60_000)
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  test('a class that is raised takes the data from the wall and seals it for the mayor, within five seconds', async () => {
    await until('the devices to remember it', () => remembers(wall, queue))
    await raise('Antrean Mal Pelayanan Publik', 'dikecualikan')

    await until('the wall to lose it', async () => (await conditionOf(wall, queue)) === 'forbidden', promisedMs)
    await until('the mayor to be asked', async () => (await conditionOf(mayor, queue)) === 'sealed', promisedMs)
    await until('the devices to forget it', async () => !(await remembers(wall, queue)) && !(await remembers(mayor, queue)))
  })

  test('the mayor says what for, sees it, and the device keeps nothing of it', async () => {
    await slot(mayor, queue).first().getByRole('button', { name: 'Nyatakan keperluan' }).click()
    await mayor.getByRole('button', { name: /Keperluan/ }).click()
    await mayor.getByRole('option', { name: 'Pengawasan pimpinan' }).click()
    await mayor.getByRole('button', { name: 'Buka data' }).click()

    await until('the queue', () => isPainted(mayor, queue))
    await mayor.goto(`${server.url}/aliran`)
    expect(await remembers(mayor, queue)).toBe(false)
    await mayor.goto(`${server.url}/dasbor/layanan`)
    await until('the queue again, without being asked again', () => isPainted(mayor, queue))
  })

  test('a meeting shows the wall what is internal, and takes it away when it ends', async () => {
    await raise('Layanan Mal Pelayanan Publik', 'internal')
    await until('the wall to lose it', async () => (await conditionOf(wall, services)) === 'forbidden', promisedMs)

    const staff = await open('staff', '/mode-rapat')
    await staff.getByRole('button', { name: 'Mulai mode rapat' }).click()
    await staff.getByRole('textbox').fill('Rapat pelayanan publik')
    await staff.getByRole('dialog').getByRole('button', { name: 'Mulai mode rapat' }).click()
    await until('the wall to show it', async () => (await conditionOf(wall, services)) === 'live', promisedMs)
    await until('the wall to paint it', () => isPainted(wall, services))
    const mark = wall.getByText('Mode rapat: data internal tampil')
    await mark.waitFor()
    expect(await conditionOf(wall, queue)).toBe('forbidden')

    await staff.getByRole('button', { name: 'Akhiri' }).click()
    await until('the wall to lose it again', async () => (await conditionOf(wall, services)) === 'forbidden', promisedMs)
    await mark.waitFor({ state: 'detached' })
    await until('the wall to forget it', async () => !(await remembers(wall, services)))
  })

  test('the auditor finds who did it, in a trail that is whole', async () => {
    const page = await open('auditor', '/jejak-audit')

    await page.getByText('Jejak utuh.').waitFor()
    await page.getByRole('textbox', { name: 'Siapa' }).fill('wali kota')
    const entries = page.getByRole('main').getByRole('listitem')
    await entries.filter({ hasText: 'menyatakan keperluan membaca' }).first().waitFor()
    await entries.filter({ hasText: 'membaca data dikecualikan' }).first().waitFor()
    await until('the others to go', async () => (await entries.filter({ hasText: 'menaikkan klasifikasi' }).count()) === 0)
  })

  test('the trail is taken along, and shows by itself when it was altered or cut', async () => {
    const file = join(server.dataDir, 'trail.jsonl')
    const run = (...args: string[]) => wadahOn(server.dataDir, 'audit', ...args)
    expect(await run('verify')).toMatchObject({ code: 0, output: expect.stringContaining('is whole') as string })
    expect(await run('export', file)).toMatchObject({ code: 0 })
    expect(await run('verify', '--export', file)).toMatchObject({ code: 0 })

    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('Kurator', 'Orang'))
    expect(await run('verify', '--export', file)).toMatchObject({ code: 1, output: expect.stringContaining('was altered') as string })
    await writeFile(file, text.split('\n').toSpliced(-3, 1).join('\n'))
    expect(await run('verify', '--export', file)).toMatchObject({ code: 1, output: expect.stringContaining('was cut') as string })
  })
})
