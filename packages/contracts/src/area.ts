import * as z from 'zod'

/** An area of the city: joined by code only, names are for display. */
export const areaSchema = z.strictObject({
  /** Kemendagri code, dotted: `32.78`, `32.78.01`, `32.78.01.1001`. */
  code: z.string().regex(/^\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?$/),
  /** BPS code: 4, 7 or 10 digits. */
  bps: z.string().regex(/^\d{4}(\d{3}(\d{3})?)?$/),
  name: z.string(),
  level: z.enum(['kota', 'kecamatan', 'kelurahan']),
  parent: z.string().optional(),
  /** Rough place in the tile cartogram: column and row, halves allowed; kecamatan only. */
  tile: z.strictObject({ x: z.number(), y: z.number() }).optional(),
})
export type Area = z.infer<typeof areaSchema>

/** Simplified boundaries by area code: rings of `[lng, lat]`. At most 60 KB in all. */
export const boundariesSchema = z.record(z.string(), z.array(z.array(z.tuple([z.number(), z.number()]))))
export type Boundaries = z.infer<typeof boundariesSchema>
