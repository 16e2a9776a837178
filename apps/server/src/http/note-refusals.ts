import type { ErrorCode } from '@wadah/errors'
import type { LogEvent } from '../start/server-log.ts'

/** Refusals that nobody meets who uses the pages as they are. */
const telling: readonly ErrorCode[] = ['forbidden', 'rate_limited', 'unknown_key', 'too_large']
/** One address that tries again and again is noted once in this time. */
const notedForMs = 60_000
const mostNoted = 5_000

/** A request that was refused. */
export interface Refusal {
  code: ErrorCode
  method: string
  path: string
  address: string
}

/** Makes what writes refused requests into the log: who reads it sees that somebody tries, and the log does not grow by it. */
export function createRefusalNotes({ log, now }: { log(event: LogEvent): void; now(): number }): (refusal: Refusal) => void {
  const noted = new Map<string, number>()
  return ({ code, method, path, address }) => {
    if (!telling.includes(code)) return
    const key = `${code} ${address}`
    const last = noted.get(key)
    if (last !== undefined && now() - last < notedForMs) return
    noted.delete(key)
    noted.set(key, now())
    if (noted.size > mostNoted) noted.delete(noted.keys().next().value ?? key)
    log({ level: 'warn', message: `${method} ${path.slice(0, 200)} was refused: ${code}, from ${address === '' ? 'inside' : address}.` })
  }
}
