import { redact } from '../secrecy/redact.ts'

const longestMessage = 300
const longestPosition = 160
const place = /:(\d{1,7}):(\d{1,7})\)?\s*$/
const calledIn = /^\s*(?:at\s+)?(?:async\s+)?([\w$.]{1,60})\s*[(@]/

/** The words of a complaint as they may be kept: on one line, cut, and without what they may quote of the data. */
export function cleanMessage(message: string): string {
  const line = redact(message.slice(0, 2_000)).replaceAll(/\s+/g, ' ').trim()
  return line.length > longestMessage ? `${line.slice(0, longestMessage - 1)}…` : line
}

/** Where in the code of a widget a stack begins, e.g. `draw 12:340`: line and column of the packed module. Empty when it does not say. */
export function positionOf(stack: string | undefined): string {
  for (const line of (stack ?? '').split('\n').slice(0, 40)) {
    const [, row, column] = place.exec(line) ?? []
    if (row === undefined) continue
    const name = calledIn.exec(line)?.[1]
    return `${name === undefined ? '' : `${name} `}${row}:${column}`.slice(0, longestPosition)
  }
  return ''
}

/** A position of an author's own sources, as the adapter's source map gives it; anything else is none. */
export function sourcePosition(at: unknown): string {
  return typeof at === 'string' && /^[\w@./-]{1,140}:\d{1,7}:\d{1,7}$/.test(at) ? at : ''
}
