/** Milliseconds in which a Tab explains that a frame has the keyboard, and in which a key says that somebody is typing. */
const patience = { tab: 1_000, typing: 2_000 }

let lastTab = -Infinity
let lastKey = -Infinity
let pointed: EventTarget | null = null
let lastFocused: Element | null = null
let isWatching = false

const frames = new Map<Element, () => void>()

/**
 * Keeps a frame from taking the keyboard away from somebody who writes in a field of the page; gives the way to stop.
 *
 * @remarks A frame may focus itself whenever it likes, and would then read what is typed. It may have the keyboard when Tab led there or
 * the pointer is over it. Else the field gets it back, and `onTheft` is told.
 */
export function guardFocus(frame: HTMLIFrameElement, onTheft: () => void): () => void {
  watch()
  frames.set(frame, onTheft)
  return () => frames.delete(frame)
}

function watch(): void {
  if (isWatching) return
  isWatching = true
  addEventListener('keydown', noteKey, true)
  addEventListener('focusin', noteFocus, true)
  addEventListener('pointerover', notePointer, true)
  addEventListener('pointerout', notePointer, true)
  // Which frame has it is known only once the page has lost it.
  addEventListener('blur', () => setTimeout(judge, 0))
}

function noteKey(event: KeyboardEvent): void {
  lastKey = performance.now()
  if (event.key === 'Tab') lastTab = lastKey
}

function noteFocus(event: FocusEvent): void {
  if (event.target instanceof Element && !frames.has(event.target)) lastFocused = event.target
}

function notePointer(event: PointerEvent): void {
  pointed = event.type === 'pointerover' ? event.target : null
}

function judge(): void {
  const frame = document.activeElement
  const onTheft = frame && frames.get(frame)
  if (!frame || !onTheft || !(lastFocused instanceof HTMLElement) || !isWrittenIn(lastFocused)) return
  const now = performance.now()
  if (now - lastTab < patience.tab || pointed === frame) return
  // A finger tells the page nothing of where it taps: only who is typing is sure not to have tapped.
  if (!matchMedia('(hover: hover)').matches && now - lastKey > patience.typing) return
  lastFocused.focus()
  onTheft()
}

function isWrittenIn(element: HTMLElement): boolean {
  return element.isConnected && (element.matches('input, textarea, select') || element.isContentEditable)
}
