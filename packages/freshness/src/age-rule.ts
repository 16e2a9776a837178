import * as z from 'zod'
import { durationPattern } from './duration.ts'

const duration = z.string().regex(durationPattern)

/** How the age of a feed is judged. `utcOffsetMinutes` is the city's (WIB: 420). */
export const ageRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('archive'), utcOffsetMinutes: z.int() }),
  z.strictObject({
    kind: z.literal('cadence'),
    basis: z.enum(['observed', 'period', 'confirmed']),
    cadence: duration,
    grace: duration.optional(),
    calendar: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('always') }),
      z.strictObject({ kind: z.literal('workdays'), holidays: z.array(z.string()) }),
    ]),
    publicationLag: duration.optional(),
    maxUnchanged: duration.optional(),
    utcOffsetMinutes: z.int(),
  }),
])
export type AgeRule = z.infer<typeof ageRuleSchema>
