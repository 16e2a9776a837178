import * as z from 'zod'
import { ageRuleSchema } from '@wadah/freshness/age-rule'
import { classificationSchema } from './classification.ts'
import { satuDataSchema, measureSchema } from './feed-meta.ts'
import { instantSchema } from './ids.ts'
import { textSchema } from './texts.ts'

/** The four times of a snapshot, kept apart. */
export const feedTimesSchema = z.strictObject({
  /** Newest period it speaks of, e.g. `2023` or `2025-12-19`. */
  period: z.string().optional(),
  /** The source's own timestamp. */
  observedAt: instantSchema.optional(),
  /** When this content was first fetched. */
  fetchedAt: instantSchema.optional(),
  /** When a run last found the same content. */
  confirmedAt: instantSchema.optional(),
})
export type FeedTimes = z.infer<typeof feedTimesSchema>

/** The run of a feed's bridge: a fact of its own, never mixed with age. */
export const feedRunFactSchema = z.strictObject({
  state: z.enum(['ok', 'failing', 'never']),
  /** Since when it fails. */
  since: instantSchema.optional(),
  /** Why, as a code the interface translates, and a sentence for those who mend it. */
  code: z.string().optional(),
  reason: z.string().optional(),
  failedRuns: z.int().min(0).default(0),
  /** When the first of the present failures happened, also below the threshold of `failing`. */
  firstFailureAt: instantSchema.optional(),
})
export type FeedRunFact = z.infer<typeof feedRunFactSchema>

/** Why a newer value is not shown. */
export const feedHoldSchema = z.strictObject({
  by: z.enum(['plausibility', 'owner', 'curator']),
  since: instantSchema,
  /** What failed and the bound, e.g. “178 % di luar batas 0–120”. */
  reason: textSchema,
})
export type FeedHold = z.infer<typeof feedHoldSchema>

/** Everything about a feed but its data: what a frame needs to judge and word freshness by itself, also offline. */
export const feedFactsSchema = z.strictObject({
  id: z.string(),
  title: textSchema,
  opd: z.string(),
  /** The city's short name of that OPD, e.g. `Dinkes`. Absent when the city's list has none. */
  opdName: z.string().optional(),
  source: z.string(),
  /** Of what is shown here: parts that are stricter are left out, and named below. */
  classification: classificationSchema,
  /** Parts of the data that this viewer does not get. */
  withheld: z.array(z.strictObject({ path: z.string(), classification: classificationSchema })).optional(),
  /** This viewer may see more of it after saying what for. */
  purposeNeeded: z.boolean().optional(),
  rule: ageRuleSchema,
  times: feedTimesSchema,
  run: feedRunFactSchema,
  hold: feedHoldSchema.optional(),
  /** The connection serves invented or continued values: all of them, or those of periods from `from` on. */
  simulation: z.strictObject({ from: z.string().optional() }).optional(),
  metadata: satuDataSchema,
  measures: z.array(measureSchema.omit({ value: true, period: true, area: true, series: true, status: true })),
})
export type FeedFacts = z.infer<typeof feedFactsSchema>

/** A feed as it stands on a screen: facts, the version of its data, and the data. `version` 0 means no data yet. */
export interface FeedState<TData = unknown> {
  facts: FeedFacts
  version: number
  data: TData | undefined
}
