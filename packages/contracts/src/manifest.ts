import * as z from 'zod'
import { formSchema } from './dialect.ts'
import { formMigrationSchema } from './form-migrations.ts'
import { connectionNameSchema, opdIdSchema, pluginIdSchema, procedureNameSchema, versionSchema, widgetNameSchema } from './ids.ts'
import { textSchema } from './texts.ts'

/** A size on the board in grid cells: columns of 12, rows of 12 to a desk screen. */
export const cellSizeSchema = z.strictObject({ w: z.int().min(1).max(12), h: z.int().min(1).max(24) })
export type CellSize = z.infer<typeof cellSizeSchema>

/** One field of a form: its label and, for enums, the words of its choices. */
export const fieldLabelSchema = z.strictObject({
  label: textSchema,
  help: textSchema.optional(),
  choices: z.record(z.string(), textSchema).optional(),
})

/** A form that the shell draws: a dialect object, the labels of its fields, and the values a new one starts with. */
export const formDefinitionSchema = z.strictObject({
  /** Rises when stored values need a migration. */
  version: z.int().min(1),
  schema: formSchema,
  fields: z.record(z.string(), fieldLabelSchema),
  defaults: z.record(z.string(), z.unknown()),
  /** How values stored under earlier versions come to this one, one step a version. */
  migrations: z.array(formMigrationSchema).max(32).optional(),
})
export type FormDefinition = z.infer<typeof formDefinitionSchema>

/** One widget as the manifest declares it. */
export const widgetDeclarationSchema = z.strictObject({
  name: widgetNameSchema,
  title: textSchema,
  purpose: textSchema,
  /** Feeds whose data the widget receives; procedure names of the same plugin. */
  feeds: z.array(procedureNameSchema).min(1).max(8),
  /** Queries the widget may call; procedure names of the same plugin. */
  queries: z.array(procedureNameSchema).max(16).default([]),
  /** Which filters of the board the widget follows. */
  filters: z.array(z.enum(['area', 'period'])).default([]),
  /** Words under which the gallery finds it, e.g. `kependudukan`. */
  topics: z.array(z.string().min(2).max(40)).max(8).default([]),
  sizes: z.strictObject({ min: cellSizeSchema, start: cellSizeSchema }),
  settings: formDefinitionSchema.optional(),
})
export type WidgetDeclaration = z.infer<typeof widgetDeclarationSchema>

/** Kinds of source systems a connection can reach. */
export const connectionKinds = ['http'] as const
export const connectionKindSchema = z.enum(connectionKinds)
export type ConnectionKind = z.infer<typeof connectionKindSchema>

/** Capabilities beyond those every adapter has (`clock`, `format`, `log`, `previous`, `state`, `config`). */
export const capabilityNames = ['files', 'backfill', 'platform'] as const
export const capabilityNameSchema = z.enum(capabilityNames)
export type CapabilityName = z.infer<typeof capabilityNameSchema>

/** What the plugin asks for; every entry says why, in words for the curator. */
export const permissionsSchema = z.strictObject({
  connections: z
    .array(
      z.strictObject({
        name: connectionNameSchema,
        kind: connectionKindSchema,
        /** Host names the connection may point at; the OPD's connection decides, this list bounds it. `*` is refused. */
        hosts: z
          .array(z.string().regex(/^[a-z0-9.-]{1,253}(:\d{1,5})?$/))
          .min(1)
          .max(16),
        reason: textSchema,
      }),
    )
    .max(8)
    .default([]),
  capabilities: z
    .array(z.strictObject({ name: capabilityNameSchema, reason: textSchema }))
    .max(8)
    .default([]),
})
export type Permissions = z.infer<typeof permissionsSchema>

/** `plugin.json`: everything about a plugin that can be read without running its code. */
export const manifestSchema = z
  .strictObject({
    $schema: z.string().optional(),
    id: pluginIdSchema,
    version: versionSchema,
    opd: opdIdSchema,
    /** The OPD whose name the id bears, where another has taken the plugin over: the id stays, so boards and history do. */
    origin: opdIdSchema.optional(),
    title: textSchema,
    purpose: textSchema,
    /** Semver range of SDK versions it runs with. */
    sdk: z.string().min(1).max(60),
    widgets: z.array(widgetDeclarationSchema).min(1).max(12),
    permissions: permissionsSchema,
    /** Slugs, table, column and sheet names that the OPD may edit live. Never widens hosts, connections or classification. */
    config: formDefinitionSchema.optional(),
    /** The office that answers for it; an office, never a person. */
    owner: z.strictObject({ office: z.string().min(3).max(120), contact: z.string().min(3).max(120) }),
    licence: z.string().min(2).max(60),
  })
  .refine((m) => m.id.startsWith(`${m.origin ?? m.opd}.`), { path: ['id'], error: 'The id must start with the OPD id and a dot.' })
export type Manifest = z.infer<typeof manifestSchema>
