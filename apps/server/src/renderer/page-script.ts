/**
 * Runs before anything else in the page: counts what a widget leaves running.
 *
 * @remarks A widget that is clever can deceive it, as it can every check that shares its page. Conformance finds what is careless; what
 * is hostile is held by the frame.
 */
export const countTimers = `(() => {
  const running = new Set(), { setInterval: start, clearInterval: end, requestAnimationFrame: frame } = globalThis
  let frames = 0
  globalThis.setInterval = (...given) => { const id = start(...given); running.add(id); return id }
  globalThis.clearInterval = (id) => { running.delete(id); end(id) }
  globalThis.requestAnimationFrame = (act) => frame((now) => { frames += 1; act(now) })
  globalThis[Symbol.for('wadah.left')] = () => ({ intervals: running.size, frames })
})()`

/** Runs in a world of its own beside the page: hands over the modules, keeps what the widget says. */
export const harness = `(() => {
  const [channel, beat] = [new MessageChannel(), new MessageChannel()]
  const said = []
  channel.port1.onmessage = ({ data }) => said.push(data)
  const blobs = (modules) => modules.map(({ specifier, parts }) => ({ specifier, parts: parts.map((part) => 'text' in part ? { text: new Blob([part.text]) } : part) }))
  const until = async (holds) => {
    for (const end = performance.now() + 10000; performance.now() < end;) {
      if (holds()) return true
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    return false
  }
  globalThis.wadah = {
    said,
    send: (message) => channel.port1.postMessage(message),
    warm: ({ modules, css, font, mount }) => postMessage({ wadah: 'warm', modules: blobs(modules), load: [mount], mount, css,
      font: font && { family: font.family, weights: font.weights, bytes: Uint8Array.from(atob(font.base64), (letter) => letter.charCodeAt(0)).buffer } }, '*'),
    begin: async (widget, init) => {
      // The panel a widget stands on is the page's; contrast is judged against it.
      document.documentElement.style.background = 'var(--bg)'
      postMessage({ wadah: 'start', modules: blobs([widget]), entry: widget.specifier }, '*', [channel.port2, beat.port2])
      if (!(await until(() => said.length > 0))) return 'It did not start within ten seconds.'
      channel.port1.postMessage(init)
      if (!(await until(() => said.some(({ type, fatal }) => type === 'painted' || fatal)))) return 'It did not paint within ten seconds.'
    },
    settle: () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 30)))),
    overflow: (isEmpty) => {
      const { scrollWidth, scrollHeight } = document.documentElement
      const found = []
      const [right, down] = [Math.max(scrollWidth, document.body.scrollWidth) - innerWidth, Math.max(scrollHeight, document.body.scrollHeight) - innerHeight]
      if (right > 1) found.push('It is ' + right + ' pixels wider than its slot.')
      if (down > 1) found.push('It is ' + down + ' pixels higher than its slot.')
      if (!isEmpty && document.getElementById('widget').innerText.trim() === '' && !document.querySelector('#widget svg')) found.push('It shows nothing.')
      return found
    },
  }
})()`

/** Asks axe for what the widget alone answers for: title, language and landmarks are the frame's. */
export const askAxe = `axe.run(document.getElementById('widget'), { resultTypes: ['violations'], elementRef: false,
  rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } })
  .then(({ violations }) => violations.map(({ id, help, nodes }) => 'axe ' + id + ': ' + help + ' (' + nodes[0].html.slice(0, 120) + ')'))`
