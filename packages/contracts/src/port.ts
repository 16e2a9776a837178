import * as z from 'zod'
import { areaSchema, boundariesSchema } from './area.ts'
import { feedFactsSchema } from './feed-state.ts'
import { localeSchema } from './texts.ts'

/**
 * The port protocol: the one boundary between the host and a widget, the same for both isolation tiers.
 * Structured-clone data only; both sides check what they receive against these schemas.
 */
export const portProtocol = 1

/** Themes of the interface. */
export const themeSchema = z.enum(['gelap', 'terang', 'kontras'])
export type Theme = z.infer<typeof themeSchema>

/** The slot a widget draws into: CSS pixels, density unit (1 on the desk, 2.667 on the wall) and class. */
export const slotSizeSchema = z.strictObject({
  width: z.number(),
  height: z.number(),
  /** small: one number; medium: number and trend; large: the full picture. By slot, never by viewport. */
  class: z.enum(['small', 'medium', 'large']),
  density: z.enum(['wall', 'desk', 'hand']),
  unit: z.number(),
})
export type SlotSize = z.infer<typeof slotSizeSchema>

/** Filters of the board as they apply to this widget; absent means everything. */
export const boardFilterSchema = z.strictObject({
  /** Kemendagri code of a kecamatan. */
  area: z.string().optional(),
  /** A year or month, e.g. `2025`, `2025-12`. */
  period: z.string().optional(),
})
export type BoardFilter = z.infer<typeof boardFilterSchema>

/** What a widget gets of one feed. Judgement of freshness is the frame's; the widget may use `stale` to grey its marks. */
export const portFeedSchema = z.strictObject({
  name: z.string(),
  version: z.number(),
  data: z.unknown(),
  facts: feedFactsSchema,
  shown: z.enum(['fresh', 'late', 'stale', 'cut', 'held', 'archive', 'empty']),
})
export type PortFeed = z.infer<typeof portFeedSchema>

const look = { theme: themeSchema, locale: localeSchema, size: slotSizeSchema, filter: boardFilterSchema }

export const hostMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('init'),
    protocol: z.literal(portProtocol),
    ...look,
    /** Where it is drawn: `board` in its slot, `detail` large, `preview` in the gallery. */
    mode: z.enum(['board', 'detail', 'preview']),
    settings: z.record(z.string(), z.unknown()),
    visible: z.boolean(),
    dataSaver: z.boolean(),
    reducedMotion: z.boolean(),
    feeds: z.array(portFeedSchema),
    areas: z.array(areaSchema),
    boundaries: boundariesSchema.optional(),
    /** Plugin texts of the present locale. */
    texts: z.record(z.string(), z.string()),
    /** Server time minus device time, ms. */
    clockOffset: z.number(),
  }),
  z.strictObject({ type: z.literal('data'), feed: portFeedSchema }),
  z.strictObject({ type: z.literal('settings'), settings: z.record(z.string(), z.unknown()) }),
  z.strictObject({ type: z.literal('theme'), theme: themeSchema }),
  z.strictObject({ type: z.literal('locale'), locale: localeSchema, texts: z.record(z.string(), z.string()) }),
  z.strictObject({ type: z.literal('size'), size: slotSizeSchema }),
  z.strictObject({ type: z.literal('filter'), filter: boardFilterSchema }),
  /** Other areas or outlines than at the start. */
  z.strictObject({ type: z.literal('areas'), areas: z.array(areaSchema), boundaries: boundariesSchema.optional() }),
  z.strictObject({ type: z.literal('visibility'), visible: z.boolean() }),
  z.strictObject({ type: z.literal('dataSaver'), dataSaver: z.boolean() }),
  z.strictObject({
    type: z.literal('queryResult'),
    call: z.number(),
    ok: z.boolean(),
    value: z.unknown().optional(),
    code: z.string().optional(),
  }),
  /** Asks for the table and the summary; the widget answers with `described`. */
  z.strictObject({ type: z.literal('describe'), call: z.number() }),
  /** Asks for the last painted picture; the widget answers with `picture`. */
  z.strictObject({ type: z.literal('takePicture') }),
  z.strictObject({ type: z.literal('dispose') }),
])
export type HostMessage = z.infer<typeof hostMessageSchema>

/** A table of the same numbers the widget shows; cells are ready for people, in the present locale. */
export const widgetTableSchema = z.strictObject({
  columns: z.array(z.strictObject({ key: z.string(), title: z.string(), numeric: z.boolean().default(false) })).max(40),
  rows: z.array(z.record(z.string(), z.string())).max(5_000),
})
export type WidgetTable = z.infer<typeof widgetTableSchema>

export const widgetMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready'), protocol: z.literal(portProtocol) }),
  /** First paint done with data (or with the empty state). */
  z.strictObject({ type: z.literal('painted') }),
  z.strictObject({ type: z.literal('picture'), svg: z.string().max(400_000), width: z.number(), height: z.number() }),
  z.strictObject({ type: z.literal('query'), call: z.number(), procedure: z.string().max(48), input: z.unknown() }),
  z.strictObject({ type: z.literal('areaSelected'), code: z.string().max(16).optional() }),
  z.strictObject({ type: z.literal('openDetail') }),
  z.strictObject({ type: z.literal('described'), call: z.number(), summary: z.string().max(600), table: widgetTableSchema }),
  z.strictObject({ type: z.literal('error'), message: z.string().max(2_000), stack: z.string().max(8_000).optional(), fatal: z.boolean() }),
])
export type WidgetMessage = z.infer<typeof widgetMessageSchema>
