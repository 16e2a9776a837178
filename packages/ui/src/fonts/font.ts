import url from '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2?url'

/** Address of the variable font (latin, upright), to preload it or to hand its bytes to a sandboxed frame. */
export const fontUrl: string = url
/** Family name that `--font` asks for first. */
export const fontFamily = 'Plus Jakarta Sans Variable'
/** Weights the file covers. */
export const fontWeights = '200 800'
