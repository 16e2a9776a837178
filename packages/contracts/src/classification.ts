import * as z from 'zod'

/** How widely a datum may be seen; later entries are stricter. */
export const classifications = ['public', 'internal', 'restricted'] as const
export type Classification = (typeof classifications)[number]
export const classificationSchema = z.enum(classifications)

/** The clearance a caller reads with. One serialised body exists per feed and projection. */
export type Projection = Classification

/** Tells whether data of a classification may be read with a clearance. */
export function mayRead(clearance: Projection, data: Classification): boolean {
  return classifications.indexOf(clearance) >= classifications.indexOf(data)
}

/** The strictest of some classifications; public when there are none. */
export function strictest(all: readonly Classification[]): Classification {
  return all.reduce<Classification>((a, b) => (mayRead(a, b) ? a : b), 'public')
}
