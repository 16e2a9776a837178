/**
 * The script of a sandboxed frame, as text: its hash stands in the page's Content Security Policy, so it must not change by itself.
 *
 * @remarks Runs before any code of a plugin. It refuses markup that would open a fresh realm, takes away what the policy cannot block
 * (WebRTC and WebTransport send packets in spite of `connect-src 'none'`), glues the verified modules together and mounts the widget.
 */
export const frameBootstrap = `(() => {
'use strict'
const dangerous = /<\\s*\\/?\\s*(iframe|frame|object|embed|script|base|meta|link|portal|fencedframe)/i
if (globalThis.trustedTypes) trustedTypes.createPolicy('default', {
  createScript: () => null, createScriptURL: () => null,
  createHTML: (text, type, sink) => /srcdoc/i.test(sink) || dangerous.test(text) ? null : text })
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'WebTransport', 'WebSocket', 'EventSource']) {
  try { delete globalThis[name] } catch {}
  Object.defineProperty(globalThis, name, { value: undefined, writable: false, configurable: false })
}
const start = async (message) => {
  const { modules, entry, mount, css, font, port } = message
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [sheet]
  if (font) document.fonts.add(await new FontFace(font.family, font.bytes, { weight: font.weights }).load())
  const urls = new Map()
  for (const { specifier, parts } of modules) {
    const pieces = parts.map((part) => part.text ?? urls.get(part.specifier) ?? '')
    urls.set(specifier, URL.createObjectURL(new Blob(pieces, { type: 'text/javascript' })))
  }
  const [{ default: definition }, { mountWidget }] = await Promise.all([import(urls.get(entry)), import(urls.get(mount))])
  for (const url of urls.values()) URL.revokeObjectURL(url)
  mountWidget({ definition, port, root: document.getElementById('widget'), styleRoot: document })
}
addEventListener('message', (event) => {
  if (event.source !== parent || !event.data || event.data.wadah !== 1) return
  const port = event.ports[0]
  start({ ...event.data, port }).catch((error) => port.postMessage({ type: 'error', message: String(error && error.message || error).slice(0, 2000), fatal: true }))
}, { once: true })
})()`

/** The policy of a frame, on top of the page's: no network at all, markup only through the policy above. */
export const framePolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data: blob:',
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ')

/** The document of a frame. */
export const frameDocument = `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${framePolicy}"><script>${frameBootstrap}</script></head><body><div id="widget"></div></body></html>`
