/** Computed properties that make up a picture; whatever has its initial value is left out. */
const properties = [
  'color',
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'text-anchor',
  'dominant-baseline',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'letter-spacing',
  'word-spacing',
  'line-height',
  'text-align',
  'white-space',
  'display',
  'position',
  'top',
  'left',
  'right',
  'bottom',
  'flex-direction',
  'flex-wrap',
  'flex-grow',
  'flex-shrink',
  'flex-basis',
  'align-items',
  'align-self',
  'align-content',
  'justify-content',
  'gap',
  'grid-template-columns',
  'grid-template-rows',
  'grid-column',
  'grid-row',
  'width',
  'height',
  'min-width',
  'min-height',
  'margin',
  'padding',
  'border-top',
  'border-bottom',
  'border-left',
  'border-right',
  'border-radius',
  'background-color',
  'box-sizing',
  'overflow',
  'transform',
  'list-style-type',
  'border-collapse',
]
const initial = new Set(['', 'none', 'normal', 'auto', '0px', '0px none', 'rgba(0, 0, 0, 0)', 'static', 'visible', 'start', 'baseline'])
const longest = 400_000
/** Beyond so many elements a picture is too large in any case; found out before every style is worked out. */
const mostElements = 3_000
/** Elements that would run, load or lead somewhere, or that are words for the browser. */
const left = /^(script|style|iframe|frame|object|embed|link|meta|base|image|img|use|foreignobject|audio|video|animate.*|set)$/i

/**
 * Makes a picture of what a widget has painted: one inert SVG with every style written out, no script, no address.
 *
 * @returns undefined when it would be larger than a picture may be.
 */
export function takePicture(root: Element, size: { width: number; height: number }): string | undefined {
  if (root.getElementsByTagName('*').length > mostElements) return undefined
  const copy = copyElement(root)
  if (!copy) return undefined
  const body = new XMLSerializer().serializeToString(copy)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}"><foreignObject width="100%" height="100%">${body}</foreignObject></svg>`
  return svg.length > longest ? undefined : svg
}

function copyElement(source: Element): Element | undefined {
  // What is passing (a read-out under the pointer) belongs to the moment, not to the picture.
  if (left.test(source.localName) || source.hasAttribute('data-passing')) return undefined
  const copy = document.createElementNS(source.namespaceURI, source.localName)
  for (const { name, value } of source.attributes) if (isHarmless(name, value)) copy.setAttribute(name, value)
  copy.setAttribute('style', writtenOut(source))
  for (const child of source.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.textContent ?? '')
    else if (child instanceof Element) {
      const inner = copyElement(child)
      if (inner) copy.append(inner)
    }
  }
  return copy
}

function isHarmless(name: string, value: string): boolean {
  return !/^(on|style$|class$|id$|href$|xlink:|src|tabindex$|aria-|role$|data-)/i.test(name) && !/url\(|javascript:/i.test(value)
}

function writtenOut(element: Element): string {
  const style = getComputedStyle(element)
  return properties
    .map((property) => [property, style.getPropertyValue(property)] as const)
    .filter(([, value]) => !initial.has(value) && !value.includes('url('))
    .map(([property, value]) => `${property}:${value}`)
    .join(';')
}
