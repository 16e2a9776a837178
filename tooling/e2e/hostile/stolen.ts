type Method = (this: unknown, ...given: unknown[]) => unknown

const ports: MessagePort[] = []
const doors: EventTarget[] = []

function note(thing: unknown): void {
  if (thing instanceof MessagePort) ports.push(thing)
}

function wrap(prototype: object, name: string): void {
  const found = Object.getOwnPropertyDescriptor(prototype, name)
  const spy = (original: Method): Method =>
    function (this: unknown, ...given) {
      note(this)
      if (this instanceof EventTarget && 'postMessage' in this && !(this instanceof Window)) doors.push(this)
      const result = original.apply(this, given)
      note(result)
      return result
    }
  if (typeof found?.value === 'function') Object.defineProperty(prototype, name, { ...found, value: spy(found.value as Method) })
  else if (found?.get) Object.defineProperty(prototype, name, { ...found, get: spy(found.get as Method) as () => unknown })
}

/** Lies in wait in every prototype the bootstrap might use, before it is used. */
export function lieInWait(): void {
  for (const name of ['postMessage', 'start', 'close']) wrap(MessagePort.prototype, name)
  for (const name of ['addEventListener', 'dispatchEvent']) wrap(EventTarget.prototype, name)
  for (const name of ['data', 'ports', 'source']) wrap(MessageEvent.prototype, name)
  for (const name of ['target', 'currentTarget']) wrap(Event.prototype, name)
}

/** Real ports that were caught. */
export function stolenPorts(): MessagePort[] {
  return [...ports]
}

/** What the widget was given for a port. */
export function caughtDoor(): { postMessage(message: unknown): void } {
  const door = doors.find((one) => !(one instanceof MessagePort))
  if (door === undefined) throw new Error('no door was caught')
  return door as unknown as { postMessage(message: unknown): void }
}
