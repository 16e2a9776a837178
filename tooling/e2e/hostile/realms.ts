import type { Attack, Reach } from './attack.ts'

const xhtml = 'http://www.w3.org/1999/xhtml'
const inner = '<script>parent.postMessage(typeof RTCPeerConnection, "*")</script>'
const escaped = inner.replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const blob = (text: string, type: string) => URL.createObjectURL(new Blob([text], { type }))

/** Puts a frame in and asks it for a constructor that this realm no longer has. */
const frame =
  (fill: (frame: HTMLIFrameElement) => void) =>
  (_reach: Reach): unknown => {
    const element = document.createElement('iframe')
    fill(element)
    document.body.append(element)
    return (element.contentWindow as unknown as { RTCPeerConnection: unknown }).RTCPeerConnection
  }

const parsed = (text: string, type: DOMParserSupportedType) => (): void => {
  const found = new DOMParser().parseFromString(text, type).querySelector('*|iframe')
  if (found === null) throw new Error('no frame came of it')
  document.body.append(document.importNode(found, true))
}

const attribute = (put: (element: Element, attribute: Attr) => void) =>
  frame((element) => {
    const srcdoc = document.createAttribute('srcdoc')
    srcdoc.value = inner
    put(element, srcdoc)
  })

const trusted = 'require-trusted-types-for'

/** Ways to a realm where what was taken away is still there, or to code nobody sealed. */
export const realmAttacks: Attack[] = [
  { name: 'nested frame, blank', run: frame(() => undefined), fails: 'refused', told: '<iframe>' },
  { name: 'nested frame, srcdoc', run: frame((element) => (element.srcdoc = inner)), fails: 'refused', told: '<iframe>' },
  { name: 'nested frame, blob', run: frame((element) => (element.src = blob(inner, 'text/html'))), fails: 'refused', told: '<iframe>' },
  { name: 'nested frame, data:', run: frame((element) => (element.src = `data:text/html,${inner}`)), fails: 'refused', told: '<iframe>' },
  { name: 'nested frame, javascript:', run: frame((element) => (element.src = 'javascript:1')), fails: 'refused', told: '<iframe>' },
  {
    name: 'nested frame, attribute node',
    run: attribute((element, node) => element.setAttributeNode(node)),
    fails: 'refused',
    told: '<iframe>',
  },
  {
    name: 'nested frame, named item',
    run: attribute((element, node) => element.attributes.setNamedItem(node)),
    fails: 'refused',
    told: '<iframe>',
  },
  {
    name: 'nested frame, innerHTML',
    run: () => (document.body.appendChild(document.createElement('div')).innerHTML = `<iframe srcdoc="${escaped}">`),
    fails: 'refused',
    told: trusted,
  },
  {
    name: 'nested frame, insertAdjacentHTML',
    run: () => document.body.insertAdjacentHTML('beforeend', '<iframe></iframe>'),
    fails: 'refused',
    told: trusted,
  },
  {
    name: 'nested frame, fragment of a range',
    run: () => document.body.append(document.createRange().createContextualFragment('<iframe></iframe>')),
    fails: 'refused',
    told: trusted,
  },
  { name: 'nested frame, document.write', run: () => document.write(`<iframe srcdoc="${escaped}">`), fails: 'refused', told: 'write' },
  { name: 'nested frame, parsed as HTML', run: parsed(`<iframe srcdoc="${escaped}">`, 'text/html'), fails: 'refused', told: trusted },
  {
    name: 'nested frame, XML with a prefix',
    run: parsed(`<r xmlns:x="${xhtml}"><x:iframe srcdoc="${escaped}"/></r>`, 'application/xml'),
    fails: 'refused',
    told: trusted,
  },
  {
    name: 'nested frame, XML by an entity',
    run: parsed(`<!DOCTYPE r [<!ENTITY x "&#60;iframe xmlns='${xhtml}'/>">]><r>&x;</r>`, 'application/xml'),
    fails: 'refused',
    told: trusted,
  },
  {
    name: 'nested frame, parseHTMLUnsafe',
    run: () => (Document as unknown as { parseHTMLUnsafe(text: string): Document }).parseHTMLUnsafe('<iframe>'),
    fails: 'refused',
    told: 'parseHTMLUnsafe',
  },
  {
    name: 'nested frame, document of another kind',
    run: () => document.body.append(document.implementation.createDocument(xhtml, 'iframe').documentElement),
    fails: 'refused',
    told: '<iframe>',
  },
  {
    name: 'nested frame, inert document',
    run: () => {
      // oxlint-disable-next-line react/iframe-missing-sandbox -- the attack itself
      const element = document.implementation.createHTMLDocument('').createElement('iframe')
      element.setAttribute('srcdoc', inner)
      document.body.append(element)
    },
    fails: 'refused',
    told: '<iframe>',
  },
  {
    name: 'nested frame, a name that changes as it is read',
    run: () => {
      let times = 0
      const name = { toString: () => (times++ === 0 ? 'div' : 'iframe') } as unknown as string
      if (document.createElement(name).localName !== 'iframe') throw new Error('it was read once')
    },
    fails: 'refused',
  },
  {
    name: 'nested frame, customised element',
    run: () => {
      class Frame extends HTMLIFrameElement {}
      customElements.define('x-frame', Frame, { extends: 'iframe' })
      document.body.append(new Frame())
    },
    fails: 'refused',
  },
  {
    name: 'object and embed',
    run: () => document.body.append(document.createElement('object'), document.createElement('embed')),
    fails: 'refused',
    told: '<object>',
  },
  { name: 'XSLT', run: () => new XSLTProcessor(), fails: 'refused', told: 'XSLTProcessor' },
  { name: 'worker', run: () => new Worker(blob('1', 'text/javascript')), fails: 'refused', told: 'Worker' },
  { name: 'shared worker', run: () => new SharedWorker(blob('1', 'text/javascript')), fails: 'refused', told: 'SharedWorker' },
  {
    name: 'audio worklet',
    run: () => new OfflineAudioContext(1, 128, 44_100).audioWorklet.addModule(blob('1', 'text/javascript')),
    fails: 'refused',
    told: 'addModule',
  },
  // oxlint-disable-next-line no-eval -- the attack itself
  { name: 'eval', run: () => (0, eval)('1 + 1'), fails: 'refused', told: trusted },
  { name: 'code from text', run: () => new Function('return 1')(), fails: 'refused', told: trusted },
  { name: 'timer of text', run: () => setTimeout('globalThis.ran = 1' as never, 0), fails: 'refused', told: trusted },
  { name: 'script element', run: () => document.body.append(document.createElement('script')), fails: 'refused', told: '<script>' },
  {
    name: 'handler in markup',
    run: async () => {
      document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="globalThis.handled = 1">')
      await new Promise((resolve) => setTimeout(resolve, 200))
      if (!('handled' in globalThis)) throw new Error('it did not run')
    },
    fails: 'refused',
    told: 'script-src-attr',
  },
  { name: 'base address', run: () => document.body.append(document.createElement('base')), fails: 'refused', told: '<base>' },
  {
    name: 'refresh by meta',
    run: ({ sink }) =>
      document.body.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${sink}` })),
    fails: 'refused',
    told: '<meta>',
  },
]
