import * as z from 'zod'
import { feedIdSchema } from '@wadah/contracts/ids'
import { readMeasureSeries } from '@wadah/db/measures'
import { requireReadableFeed } from '../feeds/readable-feeds.ts'
import { procedure } from '../procedure.ts'

/** One value of a measure. */
export interface SeriesPoint {
  period: string
  area?: string | undefined
  series?: string | undefined
  value: number | null
  status?: string | undefined
  missing?: string | undefined
  /** How often the value was revised. */
  revisions: number
}

const inputSchema = z.strictObject({
  feed: feedIdSchema,
  measure: z.string().max(48),
  area: z.string().max(16).optional(),
  series: z.string().max(120).optional(),
  limit: z.int().min(1).max(5_000).default(500),
})

export const series = procedure
  .meta({ authority: { kind: 'public' } })
  .input(inputSchema)
  .query(async ({ ctx, input }): Promise<{ points: SeriesPoint[] }> => {
    await requireReadableFeed(ctx, input.feed)
    const rows = await readMeasureSeries(ctx.database, input)
    return {
      points: rows.map((row) => ({
        period: row.period,
        area: row.area === '' ? undefined : row.area,
        series: row.series === '' ? undefined : row.series,
        value: row.value,
        status: row.status ?? undefined,
        missing: row.missing ?? undefined,
        revisions: row.revision,
      })),
    }
  })
