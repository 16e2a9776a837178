import { launchBrowser, openPage } from './src/harness/browser.ts'
const url = 'http://localhost:21877'
const b = await launchBrowser()
const s = await openPage(b, { width: 1440, height: 900 })
await s.context.addInitScript(`try{localStorage.setItem('wadah-look', JSON.stringify({theme:'gelap',locale:'id'}))}catch{}`)
await s.page.goto(`${url}/demo/sign-in?as=mayor`)
await s.page.waitForTimeout(2500)
await s.page.getByText('Panel demo', { exact: true }).first().click(); await s.page.waitForTimeout(1000)
await s.page.screenshot({ path: '/tmp/m-panel.png' })
await s.page.getByText('Terbitkan rilis baru', { exact: true }).first().click(); await s.page.waitForTimeout(4000)
await s.page.screenshot({ path: '/tmp/m-next.png' })
console.log(s.complaints.filter((c: string) => !c.includes('localStorage')).slice(0, 4))
await b.close()
