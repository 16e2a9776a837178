import * as z from 'zod'
import { formFactors, gridColumns, gridRows, maxPlacements, type FormFactor } from './form-factor.ts'
import { widgetIdSchema } from './ids.ts'

export { formFactors, gridColumns, gridRows, maxPlacements, type FormFactor }

export const formFactorSchema = z.enum(formFactors)

/** A place on the grid in cells. On the phone only `y` (the order) and `h` count. */
export const placeSchema = z.strictObject({
  x: z.int().min(0).max(11),
  y: z.int().min(0).max(500),
  w: z.int().min(1).max(12),
  h: z.int().min(1).max(24),
})
export type Place = z.infer<typeof placeSchema>

export const placementIdSchema = z.string().regex(/^[A-Za-z0-9_-]{6,32}$/)

/** Settings under other versions of the form: what a release that comes back finds as it was. */
const formerSettingsSchema = z
  .array(z.strictObject({ settings: z.record(z.string(), z.unknown()), settingsVersion: z.int().min(1) }))
  .max(5)

/** One widget on a board. Absent places are worked out sensibly from the others. */
export const placementSchema = z.strictObject({
  id: placementIdSchema,
  widget: widgetIdSchema,
  settings: z.record(z.string(), z.unknown()),
  settingsVersion: z.int().min(1),
  former: formerSettingsSchema.optional(),
  places: z.partialRecord(formFactorSchema, placeSchema),
})
export type Placement = z.infer<typeof placementSchema>

/** A board document. `revision` counts accepted operations. */
export const boardDocumentSchema = z.strictObject({
  format: z.literal(1),
  placements: z.array(placementSchema).max(maxPlacements),
})
export type BoardDocument = z.infer<typeof boardDocumentSchema>

/** What a user does to a board. Each is saved, undoable, and kept in the board's history. */
export const boardOperationSchema = z.discriminatedUnion('type', [
  /** `index` is where it goes among the placements; absent: to the end. */
  z.strictObject({ type: z.literal('add'), placement: placementSchema, index: z.int().min(0).max(maxPlacements).optional() }),
  z.strictObject({ type: z.literal('remove'), id: placementIdSchema }),
  /** A place of null takes the arranged place away again: it is worked out from the others. */
  z.strictObject({ type: z.literal('arrange'), formFactor: formFactorSchema, places: z.record(placementIdSchema, placeSchema.nullable()) }),
  z.strictObject({
    type: z.literal('configure'),
    id: placementIdSchema,
    settings: z.record(z.string(), z.unknown()),
    settingsVersion: z.int().min(1),
    /** Exactly these are kept of other versions, when a change is taken back; absent: those there were, and the present ones. */
    former: formerSettingsSchema.optional(),
  }),
  /** Puts a former document back: a step in the history. */
  z.strictObject({ type: z.literal('restore'), document: boardDocumentSchema }),
])
export type BoardOperation = z.infer<typeof boardOperationSchema>

/** A board as the server hands it out. */
export interface Board {
  id: string
  title: string
  revision: number
  document: BoardDocument
  mayEdit: boolean
}
