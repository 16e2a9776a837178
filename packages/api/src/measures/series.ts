import * as z from 'zod'
import { feedIdSchema } from '@wadah/contracts/ids'
import { strictestOf } from '@wadah/contracts/secrecy'
import { readMeasureSeries } from '@wadah/db/measures'
import { requireReadableFeed } from '../feeds/readable-feeds.ts'
import { procedure } from '../procedure.ts'
import { secrecyOf } from '../secrecy/shown.ts'
import { requireShown, shownToCaller } from '../secrecy/shown-to-caller.ts'

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
    const { feed } = await requireReadableFeed(ctx, input.feed)
    const { classified, measures } = secrecyOf(feed)
    const classification = measures[input.measure] ?? strictestOf(classified)
    requireShown(await shownToCaller(ctx, { ...feed, classified }), { id: feed.id, classification })
    if (classification === 'restricted')
      await ctx.services.secrecy?.noteRead({ caller: ctx.caller, session: ctx.session, subject: feed.id, surface: 'series' })
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
