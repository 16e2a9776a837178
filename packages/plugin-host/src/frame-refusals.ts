/**
 * The part of a frame's bootstrap that refuses, as text. What a policy blocks is only told of; what no policy blocks is taken away here.
 *
 * @remarks A plugin's code shares this realm and may change every prototype. Whatever is used later is therefore held in constants now.
 * Refusals are told to the host once each, at most sixty of them; a widget that is clever may keep one from being told, not from being
 * refused.
 */
export const frameRefusals = `
const { apply } = Reflect, { defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames } = Object
const { postMessage: post, start: startPort, close: closePort } = MessagePort.prototype
const dataOf = getOwnPropertyDescriptor(MessageEvent.prototype, 'data').get
const Refusal = DOMException, Message = MessageEvent, { parse, stringify } = JSON, { test } = RegExp.prototype
let outer, count = 0
const told = Object.create(null)
const refuse = (what) => {
  if (!outer || told[what] || count >= 60) return
  told[what] = ++count
  apply(post, outer, [{ type: 'error', fatal: false, message: 'Refused: ' + what + '.' }])
}
const throwRefusal = (what) => { refuse(what); throw new Refusal(what + ' is refused to widgets.', 'SecurityError') }
const lack = (on, names) => {
  for (const name of names) {
    delete on[name]
    try { defineProperty(on, name, { get: () => refuse(name), set: undefined, configurable: false }) } catch {}
  }
}
const forbid = (on, names) => {
  for (const name of names) if (on && name in on) defineProperty(on, name, { value: () => throwRefusal(name), writable: false, configurable: false })
}
lack(globalThis, ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'WebTransport', 'WebSocket', 'WebSocketStream', 'EventSource',
  'Worker', 'SharedWorker', 'fetchLater', 'XSLTProcessor', 'Sanitizer', 'BroadcastChannel', 'documentPictureInPicture', 'speechSynthesis',
  'localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore', 'navigation'])
lack(Document.prototype, ['cookie'])
lack(Navigator.prototype, ['serviceWorker', 'clipboard', 'storage', 'locks', 'credentials', 'mediaDevices', 'geolocation', 'usb', 'serial', 'hid',
  'bluetooth', 'wakeLock', 'xr', 'gpu'])
forbid(globalThis, ['open', 'alert', 'confirm', 'prompt', 'print'])
forbid(Navigator.prototype, ['sendBeacon', 'share', 'vibrate', 'registerProtocolHandler', 'getBattery'])
forbid(Document.prototype, ['execCommand', 'open', 'write', 'writeln'])
forbid(HTMLFormElement.prototype, ['submit', 'requestSubmit'])
forbid(Element.prototype, ['requestFullscreen', 'webkitRequestFullscreen', 'webkitRequestFullScreen', 'requestPointerLock'])
forbid(globalThis.Worklet?.prototype, ['addModule'])
for (const on of [Element.prototype, ShadowRoot.prototype, Document])
  forbid(on, getOwnPropertyNames(on).filter((name) => /HTML(Unsafe)?$/.test(name) && !/^(inner|outer|get|insertAdjacent)HTML$/.test(name)))

const elements = /^([^:]*:)?(iframe|frame|frameset|object|embed|applet|script|base|meta|link|portal|fencedframe)$/i
for (const [on, name, at] of [[Document.prototype, 'createElement', 0], [Document.prototype, 'createElementNS', 1], [DOMImplementation.prototype, 'createDocument', 1]]) {
  const create = on[name]
  defineProperty(on, name, { writable: false, configurable: false, value: function (...given) {
    // Turned into a word once: what is looked at is what is made.
    const word = given[at] = given[at] === null ? '' : \`\${given[at]}\`
    return apply(test, elements, [word]) ? throwRefusal('<' + word + '>') : apply(create, this, given)
  } })
}
const define = CustomElementRegistry.prototype.define
defineProperty(CustomElementRegistry.prototype, 'define', { writable: false, configurable: false, value: function (name, made) { return apply(define, this, [name, made]) } })

const markup = /<[^\\s<>]*(iframe|frame|object|embed|applet|script|base|meta|link|portal)|<!(entity|doctype)|<\\?/i
if (globalThis.trustedTypes) trustedTypes.createPolicy('default', {
  createScript: () => null, createScriptURL: () => null,
  createHTML: (text, type, sink) => sink === 'HTMLIFrameElement srcdoc' || apply(test, markup, [text]) ? null : text })
addEventListener('securitypolicyviolation', (event) => refuse(event.effectiveDirective + ' ' + event.blockedURI.split('/').slice(0, 3).join('/').slice(0, 200)), true)
addEventListener('submit', (event) => { event.preventDefault(); refuse('submit') }, true)
addEventListener('click', (event) => {
  // A link would take the frame away from its widget: not even to a place within itself.
  if (event.composedPath().some((element) => element instanceof Element && element.closest('a[href], area[href]'))) { event.preventDefault(); refuse('a link') }
}, true)
document.head.replaceChildren()
`
