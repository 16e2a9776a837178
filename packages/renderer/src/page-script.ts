/**
 * Runs before anything else in the page: counts what a widget leaves running.
 *
 * @remarks A widget that is clever can deceive it, as it can every check that shares its page. Conformance finds what is careless; what
 * is hostile is held by the frame.
 */
export const countTimers = `(() => {
  const intervals = new Set(), waiting = new Set()
  const { setInterval: every, clearInterval: endEvery, setTimeout: once, clearTimeout: endOnce, requestAnimationFrame: frame } = globalThis
  let frames = 0
  globalThis.setInterval = (...given) => { const id = every(...given); intervals.add(id); return id }
  globalThis.setTimeout = (act, ...given) => {
    if (typeof act !== 'function') return once(act, ...given)
    const id = once((...values) => { waiting.delete(id); act(...values) }, ...given)
    waiting.add(id)
    return id
  }
  // Browsers take either word for either timer.
  globalThis.clearInterval = (id) => { intervals.delete(id); waiting.delete(id); endEvery(id) }
  globalThis.clearTimeout = (id) => { intervals.delete(id); waiting.delete(id); endOnce(id) }
  globalThis.requestAnimationFrame = (act) => frame((now) => { frames += 1; act(now) })
  globalThis[Symbol.for('wadah.left')] = () => ({ intervals: intervals.size, timeouts: waiting.size, frames })
})()`

/** Runs in a world of its own beside the page: hands over the modules, keeps what the widget says, looks at what it drew. */
export const harness = `(() => {
  const [channel, beat] = [new MessageChannel(), new MessageChannel()]
  const said = []
  let changedAt = 0
  channel.port1.onmessage = ({ data }) => said.push(data)
  const blobs = (modules) => modules.map(({ specifier, parts }) => ({ specifier, parts: parts.map((part) => 'text' in part ? { text: new Blob([part.text]) } : part) }))
  const until = async (holds) => {
    for (const end = performance.now() + 6000; performance.now() < end;) {
      if (holds()) return true
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return false
  }
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  // Charts measure their box and draw again: what is looked at has stood still for two frames.
  const settle = async () => {
    const end = performance.now() + 500
    await frame()
    do await frame(), await frame()
    while (performance.now() - changedAt < 25 && performance.now() < end)
  }
  const overflow = (isEmpty) => {
    const { scrollWidth, scrollHeight } = document.documentElement
    const right = Math.max(scrollWidth, document.body.scrollWidth) - innerWidth
    const down = Math.max(scrollHeight, document.body.scrollHeight) - innerHeight
    const isBlank = document.getElementById('widget').innerText.trim() === '' && !document.querySelector('#widget svg, #widget canvas, #widget img')
    return { right, down, isBlank: !isEmpty && isBlank }
  }
  globalThis.wadah = {
    takeSaid: () => said.splice(0),
    send: (messages) => { for (const message of messages) channel.port1.postMessage(message) },
    warm: ({ modules, css, font, mount }) => postMessage({ wadah: 'warm', modules: blobs(modules), load: [mount], mount, css,
      font: font && { family: font.family, weights: font.weights, bytes: Uint8Array.from(atob(font.base64), (letter) => letter.charCodeAt(0)).buffer } }, '*'),
    begin: async (widget, init) => {
      // The panel a widget stands on is the page's; contrast is judged against it.
      document.documentElement.style.background = 'var(--bg)'
      new MutationObserver(() => { changedAt = performance.now() }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true })
      postMessage({ wadah: 'start', modules: blobs([widget]), entry: widget.specifier }, '*', [channel.port2, beat.port2])
      if (!(await until(() => said.length > 0))) return 'start'
      channel.port1.postMessage(init)
      if (!(await until(() => said.some(({ type, fatal }) => type === 'painted' || fatal)))) return 'paint'
    },
    // What is the same as in a case before is not asked of axe again; colours go by the theme.
    look: async ({ messages, isEmpty }) => {
      wadah.send(messages)
      await settle()
      return { said: said.splice(0), ...overflow(isEmpty), drawn: document.documentElement.outerHTML }
    },
  }
})()`

/** Asks axe for what the widget alone answers for: title, language and landmarks are the frame's. */
export const askAxe = `axe.run(document.getElementById('widget'), { resultTypes: ['violations'], elementRef: false,
  rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } })
  .then(({ violations }) => violations.map(({ id, help, nodes }) => 'axe ' + id + ': ' + help + ' (' + nodes[0].html.slice(0, 120) + ')'))`
