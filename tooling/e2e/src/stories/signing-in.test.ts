import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '@wadah/services/chromium'
import { codeOfApp } from '../harness/authenticator-app.ts'
import { violations } from '../harness/axe.ts'
import { launchBrowser, openPage } from '../harness/browser.ts'
import { createAdministrator } from '../harness/create-administrator.ts'
import { makeMovedClock, type MovedClock } from '../harness/moved-clock.ts'
import { addVirtualDevice } from '../harness/virtual-device.ts'
import { startWadah, type WadahProcess } from '../harness/wadah-process.ts'

const admin = { email: 'admin@uji.example', name: 'Admin Uji', password: 'payung ungu di dadaha' }

describe('signing in to a real installation', { skip: !hasChromium(), timeout: 120_000 }, () => {
  let dataDir: string
  let clock: MovedClock
  let server: WadahProcess
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let complaints: string[]
  let key = ''
  let recoveryCode = ''

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'wadah-e2e-'))
    clock = await makeMovedClock()
    server = await startWadah({ dataDir, args: ['--real'], env: clock.env })
    await createAdministrator(dataDir, admin)
    browser = await launchBrowser()
    ;({ page, context, complaints } = await openPage(browser))
    context.setDefaultTimeout(15_000)
    await addVirtualDevice(context, page)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await clock?.remove()
    await rm(dataDir, { recursive: true, force: true })
  })

  const button = (name: string | RegExp) => page.getByRole('button', { name })
  async function typePassword(password = admin.password): Promise<void> {
    await page.getByLabel('Surel').fill(admin.email)
    await page.getByLabel('Kata sandi', { exact: true }).fill(password)
    await button('Masuk').first().click()
  }
  async function signOut(): Promise<void> {
    await button(admin.name).click()
    await page.getByRole('menuitem', { name: 'Keluar' }).click()
    await page.getByLabel('Surel').waitFor()
  }

  test('a wrong password is told plainly, the right one lets in', async () => {
    await page.goto(server.url)
    expect(await violations(page)).toEqual([])
    await typePassword('salah salah salah')
    await page.getByText('Surel atau kata sandi salah').waitFor()

    await typePassword()

    await button(admin.name).waitFor()
  })

  test('an authenticator app is set up, and from then on the code is asked for', async () => {
    await page.goto(`${server.url}/akun`)
    await button('Pasang aplikasi autentikator').click()
    await page.getByRole('img', { name: 'Gambar untuk dipindai aplikasi autentikator' }).waitFor()
    key = (await page.getByText(/^([A-Z2-7]{4} )+[A-Z2-7]{1,4}$/).textContent()) ?? ''
    await page.getByLabel('Kode enam angka').fill(codeOfApp(key))
    await button('Aktifkan').click()
    recoveryCode =
      (await page
        .getByText(/^[a-z0-9]{5}-[a-z0-9]{5}$/)
        .first()
        .textContent()) ?? ''
    expect(await violations(page)).toEqual([])
    await button('Sudah saya simpan').click()
    await page.getByText('10 kode pemulihan tersisa.').waitFor()
    expect(await violations(page)).toEqual([])

    await signOut()
    await typePassword()
    await page.getByLabel('Kode enam angka').fill('000000')
    await button('Masuk').click()
    await page.getByText('Kode tidak cocok').waitFor()
    await page.getByLabel('Kode enam angka').fill(codeOfApp(key, 1))
    await button('Masuk').click()
    await button(admin.name).waitFor()
  })

  test('without the phone a recovery code lets in', async () => {
    await signOut()
    await typePassword()
    await button('Ponsel tidak ada? Pakai kode pemulihan').click()
    await page.getByLabel('Kode pemulihan').fill(recoveryCode)
    await button('Masuk').click()

    await button(admin.name).waitFor()
    await page.goto(`${server.url}/akun`)
    await page.getByText('9 kode pemulihan tersisa.').waitFor()
  })

  test('a passkey is added and signs in without a word typed', async () => {
    await button('Tambah kunci sandi').click()
    await page.getByLabel('Nama').fill('Laptop ruang kendali')
    await button('Tambah kunci sandi').last().click()
    await page.getByText('Laptop ruang kendali').waitFor()

    await signOut()
    await button('Masuk dengan kunci sandi').click()

    await button(admin.name).waitFor()
  })

  test('five minutes later an act that matters asks once more who sits there, and goes on after the proof', async () => {
    await page.goto(`${server.url}/orang`)
    await clock.setAhead(6)
    await button('Undang orang').click()
    await page.getByLabel('Nama lengkap').fill('Ani Lestari')
    await page.getByLabel('Surel', { exact: true }).fill('ani@uji.example')
    await page.getByText('Staf', { exact: true }).click()
    await button('Buat undangan').click()
    await page.getByRole('heading', { name: 'Benar ini Anda?' }).waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.getByText('Kata sandi', { exact: true }).count()).toBe(0)
    await page.getByText('Kode', { exact: true }).click()
    await page.getByLabel('Kode enam angka').fill('000000')
    await button('Buktikan dan lanjutkan').click()
    await page.getByText('Kode tidak cocok').waitFor()
    await page.getByText('Kunci sandi', { exact: true }).click()
    await button('Buktikan dan lanjutkan').click()

    const link = (await page.getByText(/\/undangan#/).textContent()) ?? ''
    expect(await violations(page)).toEqual([])
    const guest = await openPage(browser)
    await guest.page.goto(link)
    await guest.page.getByRole('heading', { name: 'Selamat datang, Ani Lestari' }).waitFor()
    await guest.page.getByLabel('Kata sandi baru').fill('Bismillah2026')
    await guest.page.getByLabel('Sekali lagi').fill('Bismillah2026')
    await guest.page.getByRole('button', { name: 'Simpan kata sandi' }).click()
    await guest.page.getByText('daftar yang pertama ditebak').waitFor()
    await guest.page.getByLabel('Kata sandi baru').fill('angklung di balai kota')
    await guest.page.getByLabel('Sekali lagi').fill('angklung di balai kota')
    await guest.page.getByRole('button', { name: 'Simpan kata sandi' }).click()
    await guest.page.getByRole('heading', { name: 'Kata sandi tersimpan' }).waitFor()
    await guest.context.close()
  })

  test('beside a passkey a password lets an administrator in, and proves nothing', async () => {
    await page.goto(`${server.url}/akun`)
    await page.getByRole('button', { name: 'Lepas', exact: true }).click()
    await page.getByText('Belum dipasang.').waitFor()
    await signOut()
    await typePassword()
    await button(admin.name).waitFor()

    await page.goto(`${server.url}/orang`)
    await button('Kelola Ani Lestari').click()
    await button('Tautan kata sandi baru').click()
    await page.getByRole('heading', { name: 'Benar ini Anda?' }).waitFor()
    expect(await page.getByLabel('Kata sandi', { exact: true }).count()).toBe(0)
    await button('Buktikan dan lanjutkan').click()

    await page.getByText(/\/undangan#/).waitFor()
  })

  test('a session ended from elsewhere closes its screen', async () => {
    const other = await openPage(browser)
    await other.page.goto(server.url)
    await other.page.getByLabel('Surel').fill('ani@uji.example')
    await other.page.getByLabel('Kata sandi', { exact: true }).fill('angklung di balai kota')
    await other.page.getByRole('button', { name: 'Masuk' }).first().click()
    await other.page.getByRole('button', { name: 'Ani Lestari' }).waitFor()

    await page.goto(`${server.url}/orang`)
    await button('Kelola Ani Lestari').click()
    await button('Akhiri 1 sesi').click()

    await other.page.getByLabel('Surel').waitFor({ timeout: 5_000 })
    await other.context.close()
  })

  test('a passkey that is deleted opens nothing any more', async () => {
    await page.goto(`${server.url}/akun`)
    await button('Hapus kunci sandi Laptop ruang kendali').click()
    await page.getByText('Belum ada.').waitFor()

    await signOut()
    await button('Masuk dengan kunci sandi').click()

    await page.getByText('Kunci sandi itu tidak dikenal di sini').waitFor()
  })

  test('a week after the account was made an administrator without a second step is led to it, and decides once it is there', async () => {
    const days = 8
    await clock.setAhead(days * 24 * 60)
    await page.goto(server.url)
    await typePassword()
    await button(admin.name).waitFor()
    await page.goto(`${server.url}/orang`)
    await page.getByText('keputusan Anda belum dapat dijalankan').waitFor()
    const act = async (): Promise<void> => {
      await button('Kelola Ani Lestari').click()
      await button('Tautan kata sandi baru').click()
    }
    await act()
    await page.getByRole('heading', { name: 'Tambahkan langkah kedua dahulu' }).waitFor()
    expect(await violations(page)).toEqual([])
    await button('Ke Akun dan keamanan').click()

    await page.getByRole('heading', { name: 'Langkah kedua diperlukan' }).waitFor()
    expect(await violations(page)).toEqual([])
    await button('Pasang aplikasi autentikator').click()
    const stepsAhead = days * 24 * 120
    key = (await page.getByText(/^([A-Z2-7]{4} )+[A-Z2-7]{1,4}$/).textContent()) ?? ''
    await page.getByLabel('Kode enam angka').fill(codeOfApp(key, stepsAhead))
    await button('Aktifkan').click()
    await button('Sudah saya simpan').click()
    await page.getByRole('heading', { name: 'Langkah kedua diperlukan' }).waitFor({ state: 'detached' })

    await page.goto(`${server.url}/orang`)
    await act()
    await page.getByText(/\/undangan#/).waitFor()
  })

  test('nothing complained in the browser but what was refused on purpose', () => {
    expect(complaints.filter((complaint) => !/status of (401|403|429|400)/.test(complaint))).toEqual([])
  })
})

describe('the demo', { skip: !hasChromium(), timeout: 120_000 }, () => {
  let dataDir: string
  let clock: MovedClock
  let server: WadahProcess
  let browser: Browser
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'wadah-e2e-'))
    clock = await makeMovedClock()
    server = await startWadah({ dataDir, env: clock.env })
    browser = await launchBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await clock?.remove()
    await rm(dataDir, { recursive: true, force: true })
  })

  test('asks for a proof as a real installation does, says that a click is enough here, and goes on; closed, nothing happens', async () => {
    const { page, context } = await openPage(browser)
    context.setDefaultTimeout(15_000)
    await page.goto(`${server.url}/demo/sign-in?as=curator`)
    await page.goto(`${server.url}/orang`)
    await page.getByRole('button', { name: 'Kelola Staf Wali Kota' }).click()
    await clock.setAhead(6)

    await page.getByRole('button', { name: 'Tautan undangan baru' }).click()
    await page.getByText('Pengguna kota percontohan tidak punya kata sandi').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Batal' }).click()
    expect(await page.getByText(/\/undangan#/).count()).toBe(0)
    await page.getByRole('button', { name: 'Tautan undangan baru' }).click()
    await page.getByRole('button', { name: 'Buktikan dengan satu klik' }).click()

    await page.getByText(/\/undangan#/).waitFor()
    await context.close()
  })

  test('a head on leave appoints a deputy, whose open screen knows within five seconds; ended, it is over there too', async () => {
    const deputy = await openPage(browser)
    deputy.context.setDefaultTimeout(15_000)
    await deputy.page.goto(`${server.url}/demo/sign-in?as=officer`)
    await deputy.page.goto(`${server.url}/akun`)
    await deputy.page.getByRole('heading', { name: 'Pelaksana tugas' }).waitFor()
    const { page, context } = await openPage(browser)
    context.setDefaultTimeout(15_000)
    await page.goto(`${server.url}/demo/sign-in?as=head`)
    await page.goto(`${server.url}/akun`)
    await page.getByRole('button', { name: 'Tunjuk pelaksana tugas' }).click()
    await page.getByRole('button', { name: /Diberikan kepada/ }).click()
    await page.getByRole('option', { name: /Petugas data Disdukcapil/ }).click()
    await page.getByLabel('Alasan').fill('cuti tahunan')
    await page.getByRole('button', { name: 'Tunjuk', exact: true }).click()
    await page.getByText('Kepala OPD, Dinas Kependudukan dan Pencatatan Sipil dipegang Petugas data Disdukcapil').waitFor()
    expect(await violations(page)).toEqual([])

    await deputy.page.getByText(/^Anda memegang Kepala OPD/).waitFor({ timeout: 5_000 })
    await page.getByRole('button', { name: /^Akhiri: / }).click()
    await deputy.page.getByText('selesai').waitFor({ timeout: 5_000 })
    await deputy.context.close()
    await context.close()
  })
})
