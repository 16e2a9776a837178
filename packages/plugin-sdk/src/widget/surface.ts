import type { HostMessage } from '@wadah/contracts/port'

/** What every widget stands on, in a shadow root as in a frame; all values come from the tokens. */
export const surfaceCss = `
*, *::before, *::after { box-sizing: border-box; }
:host, body { margin: 0; font: var(--w-text) var(--t-m)/var(--lh-text) var(--font); font-variant-numeric: var(--num); word-spacing: 0.07em; color: var(--text); -webkit-font-smoothing: antialiased; }
html, body { height: 100%; background: transparent; overflow: hidden; }
#widget { height: 100%; }
h1, h2, h3, h4, p, figure, ul, ol, dl, dd { margin: 0; padding: 0; }
b, strong { font-weight: var(--w-title); }
button { font: inherit; color: inherit; }
:focus-visible { outline: none; box-shadow: var(--focus); border-radius: var(--radius); }
@media print { [data-passing] { display: none; } }
`

/** Puts theme, density and language on a frame's own document; in the page they are inherited. */
export function applySurface(target: ShadowRoot | Document, message: HostMessage): void {
  if (!(target instanceof Document)) return
  const { dataset } = target.documentElement
  if (message.type === 'init' || message.type === 'theme') dataset['theme'] = message.theme
  if (message.type === 'init' || message.type === 'size') dataset['density'] = message.size.density
  if (message.type === 'init' || message.type === 'locale') target.documentElement.lang = message.locale
}
