import { CodedError } from '@wadah/errors'
import type { FeedMeta } from '@wadah/contracts/feed-meta'
import { periodEnd } from '@wadah/freshness/period'
import { walkPath } from './walk-path.ts'

/** Times that the data itself names. */
export interface SourceTimes {
  /** Newest period it speaks of. */
  period?: string | undefined
  /** The source's own timestamp, ISO in UTC. */
  observedAt?: string | undefined
}

/** What the moment of a run decides. */
export interface Moment {
  /** Epoch milliseconds. */
  now: number
  utcOffsetMinutes: number
}

/** A source's clock may run ahead by this; beyond, its timestamp would keep old data fresh, or is in the wrong zone. */
const aheadMs = 15 * 60_000

/**
 * Reads the times that the data names, by the paths of the feed's meta; the newest one when a path walks a list.
 *
 * @remarks Throws `source_shape` when there is something at the path that is no time, or that lies in the future. Nothing there is no
 * error here: {@link namesItsTime} tells.
 */
export function extractTimes(data: unknown, meta: FeedMeta, moment: Moment): SourceTimes {
  const times: SourceTimes = {}
  if (meta.observedAt !== undefined) times.observedAt = newestInstant(data, meta.observedAt, moment)
  if (meta.period !== undefined) times.period = newestPeriod(data, meta.period, moment)
  return times
}

/** Tells whether data names the time its age is judged by. Data that does not is no data yet, or a source that lost its shape. */
export function namesItsTime(times: SourceTimes, meta: FeedMeta): boolean {
  if (meta.archive || meta.basis === 'period') return times.period !== undefined
  return meta.basis === 'confirmed' || times.observedAt !== undefined
}

function newestInstant(data: unknown, path: string, { now, utcOffsetMinutes }: Moment): string | undefined {
  const instants = present(data, path).map((value) => {
    const at = readInstant(value, utcOffsetMinutes)
    if (at === undefined) throw new CodedError('source_shape', `What stands at “${path}” is no time.`, { details: { path } })
    return at
  })
  const newest = instants.reduce<number | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined)
  if (newest === undefined) return undefined
  if (newest > now + aheadMs)
    throw new CodedError('source_shape', `The source’s time at “${path}” lies in the future; check its time zone.`, { details: { path } })
  return new Date(Math.min(newest, now)).toISOString()
}

function newestPeriod(data: unknown, path: string, { utcOffsetMinutes }: Moment): string | undefined {
  let newest: { period: string; end: number } | undefined
  for (const value of present(data, path)) {
    const period = String(value)
    const end = periodEnd(period, utcOffsetMinutes)
    if (end === undefined || Number.isNaN(end))
      throw new CodedError('source_shape', `What stands at “${path}” is no period.`, { details: { path } })
    if (newest === undefined || end > newest.end) newest = { period, end }
  }
  return newest?.period
}

function present(data: unknown, path: string): unknown[] {
  return walkPath(data, path)
    .map(({ value }) => value)
    .filter((value) => value !== null && value !== '')
}

/** Reads an ISO instant, or a local date and time without a zone, or epoch milliseconds. */
export function readInstant(value: unknown, utcOffsetMinutes: number): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value > 0 && value < 8.64e15 ? value : undefined
  if (typeof value !== 'string' || value.length > 40) return undefined
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?\s?(Z|[+-]\d{2}:\d{2})?$/.exec(value)
  if (match === null) return undefined
  const at = Date.parse(`${match[1]}T${match[2] ?? '00:00'}${match[3] ?? 'Z'}`)
  if (Number.isNaN(at)) return undefined
  return match[3] === undefined ? at - utcOffsetMinutes * 60_000 : at
}
