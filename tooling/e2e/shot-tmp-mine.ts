import { launchBrowser, openPage } from './src/harness/browser.ts'
const url = 'http://localhost:21877'
const b = await launchBrowser()
async function shot(name: string, { w, h, theme = 'gelap', locale = 'id', path = '', open = '' }: any) {
  const s = await openPage(b, { width: w, height: h })
  await s.context.addInitScript(`try{localStorage.setItem('wadah-look', JSON.stringify({theme:'${theme}',locale:'${locale}'}))}catch{}`)
  await s.page.goto(`${url}/demo/sign-in?as=mayor`)
  if (path) await s.page.goto(url + path)
  await s.page.waitForTimeout(3500)
  if (open) { await s.page.getByText(open, { exact: true }).first().click(); await s.page.waitForTimeout(2500) }
  await s.page.screenshot({ path: `/tmp/m-${name}.png` })
  console.log(name, s.page.url(), s.complaints.filter((c: string) => !c.includes('localStorage')).slice(0, 4))
  await s.context.close()
}
for (const one of JSON.parse(process.argv[2]!)) await shot(one.name, one)
await b.close()
