import type { Attack } from './attack.ts'

const anchor = (change: Partial<HTMLAnchorElement>): void => {
  const element = Object.assign(document.createElement('a'), change)
  document.body.append(element)
  element.click()
}

const form = (target: string, submit: (form: HTMLFormElement) => void): Attack['run'] => {
  return ({ sink }) => {
    const element = Object.assign(document.createElement('form'), { action: sink, method: 'post', target })
    document.body.append(element)
    submit(element)
  }
}

const byButton = (element: HTMLFormElement): void => {
  const button = element.appendChild(document.createElement('button'))
  button.click()
}

/** The windows of the shell and of every other frame on it. */
function windows(): Window[] {
  const all = top as Window
  return [all, ...Array.from({ length: all.length }, (_none, index) => all[index] as Window)].filter((one) => one !== window)
}

/** Ways to the page around the frame, to its neighbours, and to the person who looks. */
export const escapeAttacks: Attack[] = [
  { name: 'DOM of the page', run: () => parent.document.title, fails: 'refused' },
  { name: 'DOM of the uppermost page', run: () => (top as Window).document.body.innerHTML, fails: 'refused' },
  { name: 'DOM of a neighbour', run: () => windows().map((one) => one.document.body.innerText), fails: 'refused' },
  { name: 'storage of the page', run: () => (top as Window).localStorage.length, fails: 'refused' },
  { name: 'globals of the page', run: () => ((top as unknown as { wadah: number }).wadah = 1), fails: 'refused' },
  {
    name: 'frame element of its own',
    run: () => {
      if (window.frameElement === null) throw new Error('there is none to be seen')
    },
    fails: 'refused',
  },
  { name: 'navigating the page', run: ({ sink }) => ((top as Window).location.href = sink), fails: 'refused' },
  { name: 'replacing the page', run: ({ sink }) => (top as Window).location.replace(sink), fails: 'refused' },
  {
    name: 'navigating a neighbour',
    run: ({ sink }) =>
      windows()
        .slice(1)
        .forEach((one) => (one.location.href = sink)),
    fails: 'refused',
  },
  { name: 'going back in the history of the page', run: () => history.back(), fails: 'in vain' },
  {
    name: 'closing the page',
    run: () => {
      ;(top as Window).close()
      ;(top as Window).blur()
    },
    fails: 'in vain',
  },
  {
    name: 'impersonating the page to a neighbour',
    run: () => {
      for (const one of windows()) {
        one.postMessage({ wadah: 'warm', modules: [], load: [], mount: 'x', css: 'body { display: none }' }, '*')
        one.postMessage({ wadah: 'start', modules: [], entry: 'x' }, '*', [new MessageChannel().port1, new MessageChannel().port1])
      }
    },
    fails: 'in vain',
  },
  {
    name: 'impersonating a neighbour to the page',
    run: () => (top as Window).postMessage({ type: 'error', message: 'x', fatal: true }, '*'),
    fails: 'in vain',
  },
  { name: 'link to the uppermost page', run: ({ sink }) => anchor({ href: sink, target: '_top' }), fails: 'in vain', told: 'a link' },
  { name: 'link to a new window', run: ({ sink }) => anchor({ href: sink, target: '_blank' }), fails: 'in vain', told: 'a link' },
  { name: 'download', run: () => anchor({ href: URL.createObjectURL(new Blob(['x'])), download: 'x' }), fails: 'in vain', told: 'a link' },
  { name: 'popup', run: ({ sink }) => window.open(sink), fails: 'refused', told: 'open' },
  { name: 'form', run: form('', (element) => element.submit()), fails: 'refused', told: 'submit' },
  { name: 'form to the uppermost page', run: form('_top', (element) => element.submit()), fails: 'refused', told: 'submit' },
  { name: 'form by its button', run: form('_top', byButton), fails: 'in vain' },
  {
    name: 'dialogue of the browser',
    run: () => {
      alert('x')
      confirm('x')
      prompt('x')
    },
    fails: 'refused',
    told: 'alert',
  },
  { name: 'printing', run: () => window.print(), fails: 'refused', told: 'print' },
  { name: 'reading the clipboard', run: () => navigator.clipboard.readText(), fails: 'refused', told: 'clipboard' },
  { name: 'writing the clipboard', run: () => document.execCommand('copy'), fails: 'refused', told: 'execCommand' },
  { name: 'full screen', run: () => document.body.requestFullscreen(), fails: 'refused', told: 'requestFullscreen' },
  { name: 'pointer lock', run: () => document.body.requestPointerLock(), fails: 'refused', told: 'requestPointerLock' },
  {
    name: 'picture in picture',
    run: () =>
      (globalThis as unknown as { documentPictureInPicture: { requestWindow(): unknown } }).documentPictureInPicture.requestWindow(),
    fails: 'refused',
    told: 'documentPictureInPicture',
  },
  {
    name: 'camera and microphone',
    run: () => navigator.mediaDevices.getUserMedia({ audio: true, video: true }),
    fails: 'refused',
    told: 'mediaDevices',
  },
  {
    name: 'place of the device',
    run: () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
    fails: 'refused',
    told: 'geolocation',
  },
  {
    name: 'speaking aloud',
    run: () => speechSynthesis.speak(new SpeechSynthesisUtterance('x')),
    fails: 'refused',
    told: 'speechSynthesis',
  },
  {
    name: 'stored passwords',
    run: () => navigator.credentials.get({ password: true } as CredentialRequestOptions),
    fails: 'refused',
    told: 'credentials',
  },
  {
    name: 'covering the screen',
    run: () => {
      const cover = document.body.appendChild(document.createElement('dialog'))
      cover.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;z-index:2147483647;background:red'
      cover.showModal()
      cover.remove()
    },
    fails: 'in vain',
  },
]
