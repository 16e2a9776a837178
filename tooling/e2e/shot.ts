import { launchBrowser, openPage } from './src/harness/browser.ts'
const [url, out, w = '1440', h = '900', role = 'mayor', path = '', theme = ''] = process.argv.slice(2)
const b = await launchBrowser(); const s = await openPage(b, { width: +w!, height: +h! })
if (theme) await s.context.addInitScript(`localStorage.setItem('wadah-look', JSON.stringify({theme:'${theme}',locale:'${process.env.LOC ?? 'id'}'}))`)
await s.page.goto(`${url}/demo/sign-in?as=${role}`)
if (path) await s.page.goto(url + path)
await s.page.waitForTimeout(Number(process.env.WAIT ?? 4000))
await s.page.screenshot({ path: out! })
console.log(s.page.url(), s.complaints.slice(0, 10)); await b.close()
