import type { FeedMeta } from '@wadah/contracts/feed-meta'
import type { Text } from '@wadah/contracts/texts'
import type { RunData } from '@wadah/db/feed-runs'
import { readMeasureSeries } from '@wadah/db/measures'
import type { Executor } from '@wadah/db/open'
import { extractMeasures, type ReadPoint } from './readings/extract-measures.ts'
import { extractTimes, namesItsTime, type Moment, type SourceTimes } from './readings/extract-times.ts'
import { judgePlausibility, type KnownPoint } from './readings/judge-plausibility.ts'
import { maskSmallCells } from './readings/mask-small-cells.ts'
import { serialiseData } from './serialise-data.ts'

/** What a feed's output says by the paths of its meta, ready to be kept. */
export interface ReadRun {
  data: RunData
  points: ReadPoint[]
  /** False when the output does not name the time it is judged by. */
  hasTime: boolean
}

/** A source that changes every few seconds leaves one point of a series in this time; its snapshots show every change. */
const pointPaceMs = 5 * 60_000

/** Reads times and measures of an output and serialises it once. Throws `source_shape`. `before`: the as-of of the snapshot shown until now. */
export async function readRunData(raw: unknown, meta: FeedMeta, moment: Moment & { before?: Date | undefined }): Promise<ReadRun> {
  // Before anything is stored, compared or logged: what is hidden here is nowhere else.
  const { data: output, hidden } = maskSmallCells(raw, meta)
  const times = extractTimes(output, meta, moment)
  const asOf = asOfPeriod(times, moment)
  const points = extractMeasures(output, meta, asOf, hidden)
  const timed = new Set(meta.measures.filter(({ period }) => period !== undefined).map(({ name }) => name))
  const isSoon = times.period === undefined && paceOf(Date.parse(asOf)) === paceOf(moment.before?.getTime())
  const { contentHash, brotli, zstd } = await serialiseData(output)
  return {
    points,
    hasTime: namesItsTime(times, meta),
    data: {
      data: output,
      contentHash,
      brotli,
      zstd,
      period: times.period,
      observedAt: times.observedAt === undefined ? undefined : new Date(times.observedAt),
      points: points
        .filter(({ measure }) => !isSoon || timed.has(measure))
        .map(({ value, missing, ...point }) => ({
          ...point,
          value: value ?? null,
          missing: value === undefined ? (missing ?? 'none') : undefined,
        })),
    },
  }
}

function paceOf(at: number | undefined): number {
  return at === undefined ? -1 : Math.floor(at / pointPaceMs)
}

function asOfPeriod(times: SourceTimes, { now }: Moment): string {
  return times.period ?? times.observedAt ?? new Date(now).toISOString()
}

/** The first implausible value of a read output against what is on record, in words; undefined when all may be shown. */
export async function implausibleValue(
  executor: Executor,
  feed: { id: string; meta: FeedMeta },
  read: { points: ReadPoint[]; utcOffsetMinutes: number },
): Promise<Text | undefined> {
  const known: KnownPoint[] = []
  for (const { name, plausible } of feed.meta.measures) {
    const count = read.points.filter(({ measure }) => measure === name).length
    if (plausible === undefined || count === 0) continue
    // The newest on record: those of the same periods, and at least one before them for each key.
    const rows = await readMeasureSeries(executor, { feed: feed.id, measure: name, limit: Math.min(20_000, Math.max(200, count * 4)) })
    known.push(...rows.map(({ measure, area, series, period, value }) => ({ measure, area, series, period, value: value ?? undefined })))
  }
  return judgePlausibility({ points: read.points, measures: feed.meta.measures, known, utcOffsetMinutes: read.utcOffsetMinutes })
}
