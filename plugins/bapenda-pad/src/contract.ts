import * as z from 'zod'

/** Own revenue so far, in rupiah. */
export const revenueSchema = z.object({
  observedAt: z.iso.datetime(),
  year: z.string().min(4).max(4),
  target: z.number().min(0),
  realised: z.number().min(0),
  /** Received since local midnight. */
  today: z.number(),
  /** Share of the target due now along the path. */
  due: z.number().min(0).max(1),
  /** Shares due by the ends of the four quarters. */
  path: z.array(z.number().min(0).max(1)).min(4).max(4),
  /** Total at the end of every seventh day. */
  weeks: z.array(z.object({ day: z.iso.date(), total: z.number().min(0) })).max(54),
})

/** Own revenue by kind, in rupiah. */
export const kindsSchema = z.object({
  observedAt: z.iso.datetime(),
  year: z.string().min(4).max(4),
  due: z.number().min(0).max(1),
  kinds: z
    .array(z.object({ code: z.string().max(20), name: z.string().max(80), target: z.number().min(0), realised: z.number().min(0) }))
    .max(60),
})

export type Revenue = z.infer<typeof revenueSchema>
export type Kinds = z.infer<typeof kindsSchema>
export type Kind = Kinds['kinds'][number]
