import { and, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { classifications, mayRead, type Classification } from '@wadah/contracts/classification'
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
  /** The class under which it is taken in; absent: that of the measure as it stands. */
  classification?: Classification | undefined
}

/**
 * Keeps values by measure, area, split and period. A value that differs from the stored one becomes the present revision and the
 * former one is kept; a value that is the same changes nothing but its class, where it is given again under a more open one.
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
      select distinct on (m, a, s, p) m, a, s, p, v, miss, st, c
      from unnest(
        ${arrayOf(points, (point) => point.measure)}::text::text[],
        ${arrayOf(points, (point) => point.area ?? '')}::text::text[],
        ${arrayOf(points, (point) => point.series ?? '')}::text::text[],
        ${arrayOf(points, (point) => point.period)}::text::text[],
        ${arrayOf(points, (point) => point.value)}::text::double precision[],
        ${arrayOf(points, (point) => point.missing)}::text::text[],
        ${arrayOf(points, (point) => point.status)}::text::text[],
        ${arrayOf(points, (point) => point.classification)}::text::text[]
      ) with ordinality as point (m, a, s, p, v, miss, st, c, n)
      order by m, a, s, p, n desc
    ), former as (
      insert into measure_revision (feed, measure, area, series, period, revision, value, missing, status, recorded_at, classification)
      select o.feed, o.measure, o.area, o.series, o.period, o.revision, o.value, o.missing, o.status, o.recorded_at, o.classification
      from measure_point o join incoming i on o.measure = i.m and o.area = i.a and o.series = i.s and o.period = i.p
      where o.feed = ${feedId} and (o.value is distinct from i.v or o.missing is distinct from i.miss or o.status is distinct from i.st)
      on conflict do nothing
    )
    insert into measure_point (feed, measure, area, series, period, value, missing, status, revision, recorded_at, classification)
    select ${feedId}, m, a, s, p, v, miss, st, 0, ${recordedAt}::timestamptz, c from incoming
    on conflict (feed, measure, area, series, period) do update
      set value = excluded.value, missing = excluded.missing, status = excluded.status, classification = excluded.classification,
          revision = measure_point.revision + case when ${differs} then 1 else 0 end,
          recorded_at = case when ${differs} then excluded.recorded_at else measure_point.recorded_at end
      where ${differs} or ${rank('measure_point')} > ${rank('excluded')}`)
}

const differs = sql.raw(`(measure_point.value is distinct from excluded.value or measure_point.missing is distinct from excluded.missing
  or measure_point.status is distinct from excluded.status)`)

/** How strict the class of a row is; nothing where it has none of its own, which compares to nothing. */
function rank(table: 'measure_point' | 'excluded') {
  return sql.raw(`array_position(array['${classifications.join("','")}'], ${table}.classification)`)
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
  /** Only what was taken in under no stricter class than this; absent: everything. */
  clearance?: Classification | undefined
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
        isWithin(query.clearance),
      ),
    )
    .orderBy(desc(measurePoint.period))
    .limit(query.limit)
  return rows.toReversed()
}

/** Whoever may read the strictest reads all, and the database need not look. */
function isWithin(clearance: Classification = 'restricted') {
  if (clearance === 'restricted') return undefined
  const open = classifications.filter((one) => mayRead(clearance, one))
  return or(isNull(measurePoint.classification), inArray(measurePoint.classification, open))
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
