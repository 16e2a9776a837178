import { frameAssets } from './frame-assets.ts'

let face: Promise<string> | undefined

function base64(bytes: ArrayBuffer): string {
  const chunk = 32_768
  const view = new Uint8Array(bytes)
  let text = ''
  for (let at = 0; at < view.length; at += chunk) text += String.fromCharCode(...view.subarray(at, at + chunk))
  return btoa(text)
}

async function makeFace(): Promise<string> {
  const { font } = await frameAssets()
  if (!font) return ''
  return `@font-face{font-family:'${font.family}';font-weight:${font.weights};src:url(data:font/woff2;base64,${base64(font.bytes)}) format('woff2')}`
}

/**
 * Puts the typeface into a picture.
 *
 * @remarks A picture shown as an image sees nothing of the page, not even its fonts; in another typeface words would run into each other.
 */
export async function withTypeface(svg: string): Promise<string> {
  face ??= makeFace()
  const css = await face
  return css === '' ? svg : svg.replace(/^<svg[^>]*>/, (opening) => `${opening}<style>${css}</style>`)
}
