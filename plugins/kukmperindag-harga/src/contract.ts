import * as z from 'zod'

/** One market’s price on one workday, in rupiah a kilogram; `null` where it reported none. */
const priceSchema = z.object({ day: z.iso.date(), market: z.string().min(1).max(60), price: z.number().min(0).nullable() })
export type Price = z.infer<typeof priceSchema>

const listSchema = z.array(priceSchema).max(4_000)

/** Prices of each commodity in the order of their days: every workday of the last year, one a week before. */
export const pricesSchema = z.object({
  /** Newest day on which any market reported a price. */
  day: z.iso.date(),
  cabai: listSchema,
  bawang: listSchema,
  telur: listSchema,
})
export type Prices = z.infer<typeof pricesSchema>
