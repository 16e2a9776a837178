import { frameDoor } from './frame-door.ts'
import { frameRefusals } from './frame-refusals.ts'

/**
 * The script of a sandboxed frame, as text: its hash stands in the page's Content Security Policy, so it must not change by itself.
 *
 * @remarks Runs before any code of a plugin. It refuses what a widget may not have, glues the verified modules together and mounts the
 * widget. It hears two messages of the page: `warm` with what every widget shares, which may come long before there is a widget, and
 * `start` with the widget itself and its two ports.
 */
export const frameBootstrap = `(() => {
'use strict'
${frameRefusals}${frameDoor}
const urls = new Map()
const glue = (modules) => {
  for (const { specifier, parts } of modules) {
    const pieces = parts.map((part) => part.text ?? urls.get(part.specifier))
    urls.set(specifier, URL.createObjectURL(new Blob(pieces, { type: 'text/javascript' })))
  }
}
const warm = async ({ modules, load, mount, css, font }) => {
  glue(modules)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [sheet]
  const typeface = font && new FontFace(font.family, font.bytes, { weight: font.weights }).load().then((face) => document.fonts.add(face), () => {})
  await Promise.all([typeface, ...load.map((specifier) => import(urls.get(specifier)))])
  return (await import(urls.get(mount))).mountWidget
}
let warmed
const start = async ({ modules, entry }, door) => {
  glue(modules)
  const [mountWidget, { default: definition }] = await Promise.all([warmed, import(urls.get(entry))])
  for (const url of urls.values()) URL.revokeObjectURL(url)
  mountWidget({ definition, port: door, root: document.getElementById('widget'), styleRoot: document })
}
const hear = (event) => {
  if (event.source !== parent) return
  if (event.data?.wadah === 'warm') {
    warmed ??= warm(event.data)
    warmed.catch(() => {})
  }
  if (event.data?.wadah !== 'start') return
  removeEventListener('message', hear)
  const door = openDoor(...event.ports)
  start(event.data, door).catch((error) => door.postMessage({ type: 'error', message: String(error && error.message || error).slice(0, 2000), fatal: true }))
}
addEventListener('message', hear)
})()`

/** The policy of a frame, on top of the page's: no network at all, markup only through the policy of the bootstrap. */
export const framePolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data: blob:',
  "connect-src 'none'",
  "worker-src 'none'",
  "frame-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ')

/** The document of a frame. Names are not looked up ahead of a request: that would be a way out, too. */
export const frameDocument = `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="x-dns-prefetch-control" content="off"><meta http-equiv="Content-Security-Policy" content="${framePolicy}"><script>${frameBootstrap}</script></head><body><div id="widget"></div></body></html>`
