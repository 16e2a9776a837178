import * as z from 'zod'
import { feedIdSchema } from '@wadah/contracts/ids'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

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

export const series = procedure
  .meta({ authority: { kind: 'public' } })
  .input(
    z.strictObject({
      feed: feedIdSchema,
      measure: z.string().max(48),
      area: z.string().max(16).optional(),
      series: z.string().max(120).optional(),
      limit: z.int().min(1).max(5_000).default(500),
    }),
  )
  .query(async (): Promise<{ points: SeriesPoint[] }> => pending())
