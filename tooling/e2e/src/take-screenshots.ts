// Takes pictures of a running Wadah for eyes to judge: node tooling/e2e/src/take-screenshots.ts <url> <folder> [path] [role]
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser, openPage } from './harness/browser.ts'

const [url = 'http://localhost:3278', folder = 'screenshots', path = '', role = 'mayor'] = process.argv.slice(2)
const sizes = { wall: [3840, 2160], desk: [1440, 900], tablet: [820, 1180], phone: [390, 844] } as const
const looks = [
  ['gelap', 'id'],
  ['terang', 'id'],
  ['terang', 'en'],
] as const

mkdirSync(folder, { recursive: true })
const browser = await launchBrowser()
for (const [screen, [width, height]] of Object.entries(sizes)) {
  for (const [theme, locale] of looks) {
    const { page, context, complaints } = await openPage(browser, { width, height })
    // Frames of widgets have no storage; only the page itself has a look to remember.
    await context.addInitScript((look) => window === top && localStorage.setItem('wadah-look', look), JSON.stringify({ theme, locale }))
    await page.goto(`${url}/demo/sign-in?as=${role}`)
    if (path !== '') await page.goto(`${url}${path}`)
    // A board is done when each of its slots has painted; a slot that never does is worth a picture too.
    await page
      .waitForFunction(
        () => {
          const inView = [...document.querySelectorAll('[data-widget]')].filter((slot) => slot.getBoundingClientRect().top < innerHeight)
          return inView.length > 0 && inView.every((slot) => slot.getAttribute('data-painted') === 'true')
        },
        undefined,
        { timeout: 25_000 },
      )
      .catch(() => undefined)
    await page.waitForTimeout(700)
    const file = join(folder, `${screen}-${theme}-${locale}.png`)
    await page.screenshot({ path: file })
    console.log(file, complaints.length > 0 ? complaints : '')
    await context.close()
  }
}
await browser.close()
