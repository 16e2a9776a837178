import * as z from 'zod'
import { manifestSchema, permissionsSchema } from './manifest.ts'
import { standstillCauses } from './enabling.ts'
import { opdIdSchema, pluginIdSchema, sha256Schema, versionSchema } from './ids.ts'

/** Paths a release may hold. */
export const releasePathSchema = z
  .string()
  .regex(
    /^(plugin\.json|contract\.json|sbom\.cdx\.json|README\.md|CHANGELOG\.md|adapter\.js|adapter\.js\.map|widgets\/[a-z][a-z0-9-]{0,31}\.js|locales\/(id|en)\.json|fixtures\/[a-zA-Z0-9._-]{1,80}\.(json|csv|txt|geojson)|assets\/[a-zA-Z0-9._-]{1,80}\.(svg|png|webp|json))$/,
  )

/** Type of the sealed payload in the DSSE envelope. */
export const releasePayloadType = 'application/vnd.wadah.release+json'

/** What a seal signs, as canonical JSON: identity, SDK range, permissions and the SHA-256 of every other file. */
export const releaseStatementSchema = z.strictObject({
  format: z.literal(1),
  id: pluginIdSchema,
  version: versionSchema,
  opd: opdIdSchema,
  sdk: z.string(),
  permissions: permissionsSchema,
  files: z.record(releasePathSchema, sha256Schema),
})
export type ReleaseStatement = z.infer<typeof releaseStatementSchema>

/** `seal.dsse.json`: a DSSE envelope; the last entry of the tarball. Base64 payload and signatures. */
export const sealSchema = z.strictObject({
  payloadType: z.literal(releasePayloadType),
  payload: z.string().max(400_000),
  signatures: z
    .array(z.strictObject({ keyid: z.string().regex(/^[0-9a-f]{16}$/), sig: z.string().max(200) }))
    .min(1)
    .max(4),
})
export type Seal = z.infer<typeof sealSchema>

/** A publishing key file, made once per OPD, kept by the OPD: signs releases and uploads. */
export const publishingKeySchema = z.strictObject({
  format: z.literal(1),
  opd: opdIdSchema,
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  /** Ed25519, PEM (PKCS 8). */
  privateKey: z.string(),
  /** Ed25519, PEM (SPKI). */
  publicKey: z.string(),
})
export type PublishingKey = z.infer<typeof publishingKeySchema>

/** What the shell needs to mount one enabled widget. Addresses are `/files/<sha256>`. */
export const enabledWidgetSchema = z.strictObject({
  id: z.string(),
  pluginId: pluginIdSchema,
  name: z.string(),
  opd: opdIdSchema,
  opdName: z.string(),
  version: versionSchema,
  tier: z.enum(['sandboxed', 'trusted']),
  /** SHA-256 of the widget module. */
  module: sha256Schema,
  /** SHA-256 of the plugin's texts by locale. */
  locales: z.record(z.enum(['id', 'en']), sha256Schema),
  declaration: manifestSchema.shape.widgets.element,
  purpose: z.strictObject({ id: z.string(), en: z.string() }),
  /** Feed ids in the order of the declaration. */
  feeds: z.array(z.string()),
  /** It keeps its place and does not run: why, in the words of whoever decided (empty when the cause says it all). */
  withdrawn: z
    .strictObject({
      reason: z.string(),
      /** Absent: withdrawn. */
      cause: z.enum(standstillCauses).optional(),
      at: z.string().optional(),
      /** SDK the release wants and the one this server brings. */
      sdk: z.strictObject({ wanted: z.string(), host: z.string() }).optional(),
    })
    .optional(),
  /** The release runs here as a pilot. */
  pilot: z.boolean().optional(),
})
export type EnabledWidget = z.infer<typeof enabledWidgetSchema>
