import * as z from 'zod'
import { durationPattern } from '@wadah/freshness/duration'
import { classificationSchema } from './classification.ts'
import { procedureNameSchema } from './ids.ts'
import { textSchema } from './texts.ts'

/** A duration: a whole number and `s`, `m`, `h`, `d`, `w`, `mo` or `y`, e.g. `20s`, `1h`, `1y`. */
export const durationSchema = z.string().regex(durationPattern)

/** A path into a feed's output: keys joined by dots; `[]` walks every item of an array, e.g. `rows[].value`. */
export const dataPathSchema = z
  .string()
  .regex(/^[a-zA-Z_][\w]*(\[\])?(\.[a-zA-Z_][\w]*(\[\])?)*$/)
  .max(200)

/** Which way is better: `up`, `down`, keep within a `band`, or `none`. */
export const directionSchema = z.enum(['up', 'down', 'band', 'none'])

/** A part of an output that fewer may see than the rest; its property must be optional, since projections leave it out. */
export const fieldClassSchema = z.strictObject({ path: dataPathSchema, classification: classificationSchema })

/** Why something may be *dikecualikan* (UU 14/2008): the law it rests on, and the number of the test of consequences. */
export const restrictionSchema = z.strictObject({
  legalBasis: z.string().trim().min(5).max(300).describe('Dasar hukum, e.g. "UU 14/2008 Pasal 17 huruf h".'),
  consequenceTest: z.string().trim().min(3).max(120).describe('Number of the consequence test (uji konsekuensi) that the PPID keeps.'),
})
export type Restriction = z.infer<typeof restrictionSchema>

/** Counts of few persons are hidden below kecamatan, on the host, before anything is stored. */
export const smallCellsSchema = z.strictObject({
  subject: z.enum(['health', 'child', 'violence']),
  /** Counts from one up to below this are hidden. */
  below: z.int().min(2).max(20).default(5),
  /** Paths beside the value that tell the same, as a share; hidden with it. They must be nullable. */
  beside: z.array(dataPathSchema).max(8).default([]),
})
export type SmallCells = z.infer<typeof smallCellsSchema>

interface Secrecy {
  classification: 'public' | 'internal' | 'restricted'
  fields?: readonly { classification: string }[] | undefined
  restriction?: unknown
}

/** What is withheld from the public by law names that law. */
function checkRestriction(meta: Secrecy, ctx: z.core.$RefinementCtx): void {
  const isRestricted = meta.classification === 'restricted' || meta.fields?.some((field) => field.classification === 'restricted')
  if (isRestricted && meta.restriction === undefined)
    ctx.addIssue({
      code: 'custom',
      path: ['restriction'],
      message:
        'Restricted data names its legal basis and the number of its consequence test: restriction: { legalBasis, consequenceTest }.',
    })
}

/** A named number inside a snapshot that the host keeps as a series. Paths with `[]` must share their array. */
export const measureSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-zA-Z0-9]{0,47}$/),
  title: textSchema,
  unit: textSchema,
  direction: directionSchema,
  value: dataPathSchema,
  /** Path of the period (`2023`, `2025-12`, `2025-12-19`, `2025-T3`, or an instant). Absent: the snapshot's own as-of. */
  period: dataPathSchema.optional(),
  /** Path of the Kemendagri area code (`32.78.01`). Absent: the whole city. */
  area: dataPathSchema.optional(),
  /** Path of a further split (market, tax type, counter). Absent: none. */
  series: dataPathSchema.optional(),
  /** Path of the status of the value: `sementara`, `tetap` or `revisi`. */
  status: dataPathSchema.optional(),
  /** Values outside are held until the OPD confirms or corrects. */
  plausible: z
    .strictObject({
      min: z.number().optional(),
      max: z.number().optional(),
      /** Largest accepted change to the newest earlier period, as a share (0.5 = 50 %). */ maxStep: z.number().positive().optional(),
    })
    .optional(),
  target: z.strictObject({ value: z.number(), period: z.string(), document: z.string() }).optional(),
  smallCells: smallCellsSchema.optional(),
})
export type Measure = z.infer<typeof measureSchema>

/** Satu Data Indonesia metadata that must travel with the data (Perpres 39/2019, BPS 4 and 5/2020). */
export const satuDataSchema = z.strictObject({
  concept: textSchema,
  definition: textSchema,
  classification: z.string().min(1).max(200).describe('Statistical classification (klasifikasi), e.g. "per kecamatan, jenis kelamin".'),
  measure: textSchema.describe('Ukuran: what is measured.'),
  unit: textSchema,
  producer: z.string().min(2).max(120),
  walidata: z.string().min(2).max(120).default('Dinas Komunikasi dan Informatika'),
  source: z.string().min(2).max(200).describe('Name of the source system, shown in the foot of the widget.'),
  method: textSchema.optional(),
  smallestArea: z.enum(['kota', 'kecamatan', 'kelurahan', 'titik']),
  referenceCode: z.string().max(120).optional(),
  frequency: textSchema,
  licence: z.string().min(2).max(120),
  url: z.string().max(300).optional(),
})
export type SatuData = z.infer<typeof satuDataSchema>

/** How the age of a feed's data is known. */
export const basisSchema = z.enum(['observed', 'period', 'confirmed'])

/** `.meta()` of a feed: no input, run by the host on a cadence, stored and pushed. */
export const feedMetaSchema = z
  .strictObject({
    kind: z.literal('feed'),
    title: textSchema,
    /** How often we ask. */
    poll: durationSchema,
    /** How often new data is due. Absent on an archive. */
    cadence: durationSchema.optional(),
    grace: durationSchema.optional(),
    /** Days on which new data is due. */
    calendar: z.enum(['always', 'workdays']).default('always'),
    basis: basisSchema.default('observed'),
    /** Path of the source's own timestamp (basis `observed`). */
    observedAt: dataPathSchema.optional(),
    /** Path of the newest period the data speaks of (basis `period`, and every archive): `2023`, `2025-12`, `2025-12-19`. */
    period: dataPathSchema.optional(),
    /** Time between the end of a period and its publication (basis `period`). */
    publicationLag: durationSchema.optional(),
    /** Longest time without a change that is legitimate (basis `confirmed`). */
    maxUnchanged: durationSchema.optional(),
    /** Published data without a promised cadence: shows its period, is never late. */
    archive: z.boolean().default(false),
    classification: classificationSchema,
    /** Parts that are stricter than the whole. */
    fields: z.array(fieldClassSchema).max(60).optional(),
    /** Demanded when anything is restricted. */
    restriction: restrictionSchema.optional(),
    /** Connections the feed reads; names from the manifest. */
    connections: z.array(z.string()).default([]),
    measures: z.array(measureSchema).max(24).default([]),
    metadata: satuDataSchema,
    /** How long old snapshots are kept. */
    retention: durationSchema.default('90d'),
  })
  .superRefine((m, ctx) => {
    if (m.archive ? m.cadence !== undefined : m.cadence === undefined)
      ctx.addIssue({ code: 'custom', path: ['cadence'], message: 'A feed has a cadence, an archive has none.' })
    if ((m.archive || m.basis === 'period') && m.period === undefined)
      ctx.addIssue({ code: 'custom', path: ['period'], message: 'Name the path of the newest period.' })
    if (!m.archive && m.basis === 'observed' && m.observedAt === undefined)
      ctx.addIssue({ code: 'custom', path: ['observedAt'], message: 'Name the path of the source’s own timestamp.' })
    checkRestriction(m, ctx)
  })
export type FeedMeta = z.infer<typeof feedMetaSchema>
export type FeedMetaInput = z.input<typeof feedMetaSchema>

/** `.meta()` of a query: on demand, with input, cached by the host. */
export const queryMetaSchema = z
  .strictObject({
    kind: z.literal('query'),
    title: textSchema,
    classification: classificationSchema,
    /** Parts that are stricter than the whole. */
    fields: z.array(fieldClassSchema).max(60).optional(),
    /** Demanded when anything is restricted. */
    restriction: restrictionSchema.optional(),
    connections: z.array(z.string()).default([]),
    /** How long the host may answer from its cache. */
    cache: durationSchema.default('60s'),
  })
  .superRefine(checkRestriction)
export type QueryMeta = z.infer<typeof queryMetaSchema>

/** One column an uploaded table must have. */
export const intakeColumnSchema = z.strictObject({
  /** Header in the file, compared without case and surrounding space. */
  header: z.string().min(1).max(80),
  /** Key of the value in each row. */
  key: z.string().regex(/^[a-zA-Z_]\w{0,47}$/),
  title: textSchema,
  required: z.boolean().default(true),
  /** How the host reads the cell; `integer` and `number` use a dot as the decimal mark unless the Indonesian form is unmistakable. */
  type: z.enum(['text', 'integer', 'number', 'date']),
  example: z.string().max(80),
})

/** `.meta()` of an intake: takes uploaded rows atomically; what it returns is deposited and `ctx.files.latest(name)` hands it to feeds. */
export const intakeMetaSchema = z
  .strictObject({
    kind: z.literal('intake'),
    title: textSchema,
    classification: classificationSchema,
    /** Demanded when the upload is restricted. */
    restriction: restrictionSchema.optional(),
    accepts: z.enum(['csv']),
    columns: z.array(intakeColumnSchema).min(1).max(60),
    /** Feeds that run at once when a deposit is accepted. */
    feeds: z.array(procedureNameSchema).min(1).max(8),
    maxRows: z.int().min(1).max(200_000).default(50_000),
  })
  .superRefine(checkRestriction)
export type IntakeMeta = z.infer<typeof intakeMetaSchema>
export type IntakeColumn = z.infer<typeof intakeColumnSchema>

/** `.meta()` of any adapter procedure. */
export const procedureMetaSchema = z.discriminatedUnion('kind', [feedMetaSchema, queryMetaSchema, intakeMetaSchema])
export type ProcedureMeta = z.infer<typeof procedureMetaSchema>
export type ProcedureMetaInput = z.input<typeof procedureMetaSchema>
