import type { Role } from '@wadah/contracts/roles'

/** How the demo names its roles, in both languages: the page stands before the shell, which has words of its own. */
const roleWords: readonly (readonly [Role, string, string])[] = [
  ['mayor', 'Wali kota', 'Mayor'],
  ['leader', 'Pimpinan', 'Leader'],
  ['staff', 'Staf wali kota', 'Staff of the mayor'],
  ['head', 'Kepala OPD', 'OPD head'],
  ['publisher', 'Pengembang OPD', 'OPD publisher'],
  ['officer', 'Petugas data', 'Data officer'],
  ['curator', 'Kurator', 'Curator'],
  ['operator', 'Operator', 'Operator'],
  ['auditor', 'Auditor', 'Auditor'],
  ['screen', 'Layar dinding', 'Wall screen'],
]

/** The policy of {@link rolePage}: nothing but its own style. */
export const rolePagePolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const style = `
:root { color-scheme: light dark }
body { margin: 0; padding: 3rem 1.5rem; font: 1rem/1.5 system-ui, sans-serif; background: light-dark(#faf7f2, #10161b); color: light-dark(#14202b, #f2f5f7) }
main { max-width: 34rem; margin: 0 auto }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.2 }
p { margin: .5rem 0 0 }
[lang=en] { color: light-dark(#44505c, #a9b4bd) }
ul { margin: 1.5rem 0 0; padding: 0; list-style: none; border-top: 1px solid light-dark(#d9d4cb, #2a343c) }
li { border-bottom: 1px solid light-dark(#d9d4cb, #2a343c) }
a { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: .7rem .2rem; color: inherit; text-decoration: none }
a b { font-weight: 600; text-decoration: underline; text-underline-offset: .2em }
a:focus-visible { outline: 3px solid light-dark(#00605b, #5ecfc4) }
`

/**
 * The page on which a role of the demo is picked: for who asked for one it does not know, or for none.
 *
 * @remarks What was asked for is not repeated: it comes from the address, and could be anything.
 */
export function rolePage(wasAsked: boolean): string {
  const [id, en] = wasAsked
    ? ['Kota percontohan tidak mengenal peran itu.', 'The demo city knows no such role.']
    : ['Sebagai siapa Anda masuk?', 'As whom do you sign in?']
  const rows = roleWords.map(
    ([role, ...words]) => `<li><a href="/demo/sign-in?as=${role}"><b>${words[0]}</b> <span lang="en">${words[1]}</span></a></li>`,
  )
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Peran percontohan · Wadah</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${id}</h1>
<p>Pilih salah satu; tidak perlu kata sandi.</p>
<p lang="en">${en} Pick one; no password is needed.</p>
<ul>
${rows.join('\n')}
</ul>
</main>
</body>
</html>
`
}
