import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { measurePoint } from '../schema/feeds.ts'

export type MeasurePointRow = typeof measurePoint.$inferSelect

/** One value to keep. `area` and `series` absent mean the whole. A value is absent only with a missing reason. */
export interface MeasurePointInput {
  measure: string
  period: string
  area?: string | undefined
  series?: string | undefined
  value: number | null
  missing?: string | undefined
  status?: string | undefined
}

/**
 * Keeps values by measure, area, split and period. A value that differs from the stored one becomes the present revision and the
 * former one is kept; a value that is the same changes nothing.
 */
export async function upsertMeasurePoints(
  executor: Executor,
  feedId: string,
  points: readonly MeasurePointInput[],
  at: Date,
): Promise<void> {
  for (let start = 0; start < points.length; start += 2_000) await upsertChunk(executor, feedId, points.slice(start, start + 2_000), at)
}

async function upsertChunk(executor: Executor, feedId: string, points: readonly MeasurePointInput[], at: Date): Promise<void> {
  const recordedAt = at.toISOString()
  // One array a column is several times faster than a row of parameters each; of points named twice the last one counts.
  await executor.rows(sql`
    with incoming as materialized (
      select distinct on (m, a, s, p) m, a, s, p, v, miss, st
      from unnest(
        ${arrayOf(points, (point) => point.measure)}::text::text[],
        ${arrayOf(points, (point) => point.area ?? '')}::text::text[],
        ${arrayOf(points, (point) => point.series ?? '')}::text::text[],
        ${arrayOf(points, (point) => point.period)}::text::text[],
        ${arrayOf(points, (point) => point.value)}::text::double precision[],
        ${arrayOf(points, (point) => point.missing)}::text::text[],
        ${arrayOf(points, (point) => point.status)}::text::text[]
      ) with ordinality as point (m, a, s, p, v, miss, st, n)
      order by m, a, s, p, n desc
    ), former as (
      insert into measure_revision (feed, measure, area, series, period, revision, value, missing, status, recorded_at)
      select o.feed, o.measure, o.area, o.series, o.period, o.revision, o.value, o.missing, o.status, o.recorded_at
      from measure_point o join incoming i on o.measure = i.m and o.area = i.a and o.series = i.s and o.period = i.p
      where o.feed = ${feedId} and (o.value is distinct from i.v or o.missing is distinct from i.miss or o.status is distinct from i.st)
      on conflict do nothing
    )
    insert into measure_point (feed, measure, area, series, period, value, missing, status, revision, recorded_at)
    select ${feedId}, m, a, s, p, v, miss, st, 0, ${recordedAt}::timestamptz from incoming
    on conflict (feed, measure, area, series, period) do update
      set value = excluded.value, missing = excluded.missing, status = excluded.status,
          revision = measure_point.revision + 1, recorded_at = excluded.recorded_at
      where measure_point.value is distinct from excluded.value or measure_point.missing is distinct from excluded.missing
         or measure_point.status is distinct from excluded.status`)
}

/** A column of the points as the text of a PostgreSQL array, which both drivers pass alike. */
function arrayOf(points: readonly MeasurePointInput[], pick: (point: MeasurePointInput) => string | number | null | undefined): string {
  const items = points.map((point) => {
    const value = pick(point) ?? undefined
    return value === undefined ? 'NULL' : `"${String(value).replaceAll(/["\\]/g, String.raw`\$&`)}"`
  })
  return `{${items.join(',')}}`
}

/** Which points to read. */
export interface MeasureQuery {
  feed: string
  measure: string
  area?: string | undefined
  series?: string | undefined
  /** The newest so many. */
  limit: number
}

/** Points of a measure in the order of their periods. */
export async function readMeasureSeries(executor: Executor, query: MeasureQuery): Promise<MeasurePointRow[]> {
  const rows = await executor.orm
    .select()
    .from(measurePoint)
    .where(
      and(
        eq(measurePoint.feed, query.feed),
        eq(measurePoint.measure, query.measure),
        query.area === undefined ? undefined : eq(measurePoint.area, query.area),
        query.series === undefined ? undefined : eq(measurePoint.series, query.series),
      ),
    )
    .orderBy(desc(measurePoint.period))
    .limit(query.limit)
  return rows.toReversed()
}

/** The newest value of a period before the given one: what a step is measured against. */
export async function readEarlierPoint(executor: Executor, feedId: string, point: MeasurePointInput): Promise<MeasurePointRow | undefined> {
  const [row] = await executor.orm
    .select()
    .from(measurePoint)
    .where(
      and(
        eq(measurePoint.feed, feedId),
        eq(measurePoint.measure, point.measure),
        eq(measurePoint.area, point.area ?? ''),
        eq(measurePoint.series, point.series ?? ''),
        lt(measurePoint.period, point.period),
        sql`${measurePoint.value} is not null`,
      ),
    )
    .orderBy(desc(measurePoint.period))
    .limit(1)
  return row
}
