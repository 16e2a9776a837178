import * as z from 'zod'
import { feedIdSchema } from '@wadah/contracts/ids'
import { strictestOf } from '@wadah/contracts/secrecy'
import { hasPurpose } from '@wadah/db/read-purposes'
import { readMeasureSeries } from '@wadah/db/measures'
import { clearanceOf } from '../clearance.ts'
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

/** Values of a measure in the order of their periods. */
export interface Series {
  points: SeriesPoint[]
  /** There are restricted values besides, shown once it is said what for. */
  purposeNeeded?: boolean | undefined
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
  .query(async ({ ctx, input }): Promise<Series> => {
    const { feed } = await requireReadableFeed(ctx, input.feed)
    const { classified, measures } = secrecyOf(feed)
    const classification = measures[input.measure] ?? strictestOf(classified)
    requireShown(await shownToCaller(ctx, { ...feed, classified }), { id: feed.id, classification })
    // A value that was taken in under a stricter class keeps it.
    const clearance = clearanceOf(ctx.caller, feed.opd)
    const stored = await readMeasureSeries(ctx.database, { ...input, clearance })
    const isRestricted = classification === 'restricted' || stored.some((row) => row.classification === 'restricted')
    const isStated = isRestricted && (classification === 'restricted' || (await hasPurpose(ctx.database, ctx.session, feed.id)))
    if (isStated) await ctx.services.secrecy?.noteRead({ caller: ctx.caller, session: ctx.session, subject: feed.id, surface: 'series' })
    const rows = isRestricted && !isStated ? stored.filter((row) => row.classification !== 'restricted') : stored
    return {
      ...(rows.length < stored.length ? { purposeNeeded: true } : {}),
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
