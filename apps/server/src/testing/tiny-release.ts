import type { Classification } from '@wadah/contracts/classification'
import type { DialectSchema } from '@wadah/contracts/dialect'
import type { FieldClass } from '@wadah/contracts/secrecy'
import { feedMetaSchema, intakeMetaSchema } from '@wadah/contracts/feed-meta'
import type { PublishingKey } from '@wadah/contracts/release'
import { sealRelease } from '@wadah/plugin-bundle/seal'
import { writeTarball } from '@wadah/plugin-bundle/tarball'
import { sampleMetadata, text } from './sample-meta.ts'

/** What a test decides about a tiny release. */
export interface TinyRelease {
  opd?: string
  /** The OPD whose name its id bears, when that is another. */
  origin?: string
  topic?: string
  version?: string
  sdk?: string
  classification?: Classification
  /** Shape of the feed's output besides `count`. */
  output?: Record<string, DialectSchema>
  /** The same, of what may be left out. */
  optional?: Record<string, DialectSchema>
  /** Parts that are stricter. */
  fields?: FieldClass[]
  /** Body of the adapter's `call`; must return JSON. */
  call?: string
  /** Hosts its one connection may reach; none: it has no connection. */
  hosts?: string[]
  /** What the adapter says it has. */
  procedures?: { name: string; kind: string }[]
}

const integer: DialectSchema = { type: 'integer', minimum: 0 }
const closed = (properties: Record<string, DialectSchema>): DialectSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

const restriction = { legalBasis: 'UU 14/2008 Pasal 17 huruf h', consequenceTest: 'UK-01/2026' }

function contractOf({ classification = 'public', output = {}, optional = {}, fields }: TinyRelease) {
  const feed = feedMetaSchema.parse({
    kind: 'feed',
    title: text('Hitungan'),
    poll: '1h',
    archive: true,
    period: 'period',
    classification,
    ...(fields === undefined ? {} : { fields }),
    restriction,
    measures: [{ name: 'count', title: text('Jumlah'), unit: text('unit'), direction: 'up', value: 'count' }],
    metadata: sampleMetadata,
  })
  const intake = intakeMetaSchema.parse({
    kind: 'intake',
    title: text('Unggah'),
    classification,
    restriction,
    accepts: 'csv',
    columns: [
      { header: 'tahun', key: 'year', title: text('Tahun'), type: 'integer', example: '2025' },
      { header: 'jumlah', key: 'count', title: text('Jumlah'), type: 'integer', example: '12' },
    ],
    feeds: ['hitungan'],
  })
  const rows: DialectSchema = { type: 'array', items: closed({ year: integer, count: integer }) }
  const result: DialectSchema = {
    anyOf: [
      closed({ ok: { const: true }, deposit: rows }),
      closed({
        ok: { const: false },
        errors: {
          type: 'array',
          items: {
            type: 'object',
            properties: { row: integer, column: { type: 'string' }, message: closed({ id: { type: 'string' }, en: { type: 'string' } }) },
            required: ['row', 'message'],
            additionalProperties: false,
          },
        },
      }),
    ],
  }
  return {
    format: 1 as const,
    sdk: '1.0.0',
    procedures: {
      hitungan: { meta: feed, output: outputOf(output, optional) },
      unggah: { meta: intake, input: closed({ rows }), output: result },
    },
  }
}

function outputOf(output: Record<string, DialectSchema>, optional: Record<string, DialectSchema>): DialectSchema {
  const required = { count: integer, period: { type: 'string' } as const, ...output }
  return { type: 'object', properties: { ...required, ...optional }, required: Object.keys(required), additionalProperties: false }
}

const defaultCall = `
  if (name === 'unggah') return JSON.stringify({ ok: true, deposit: JSON.parse(input).rows })
  const latest = JSON.parse(await host('files.latest', JSON.stringify({ intake: 'unggah' })))
  const rows = latest === null ? [{ year: 2024, count: 1 }] : latest.deposit
  const last = rows[rows.length - 1]
  return JSON.stringify({ count: last.count, period: String(last.year) })`

function adapterOf({ call = defaultCall, procedures }: TinyRelease): string {
  const list = JSON.stringify(
    procedures ?? [
      { name: 'hitungan', kind: 'feed' },
      { name: 'unggah', kind: 'intake' },
    ],
  )
  return `(() => { const host = globalThis.__wadahHost; delete globalThis.__wadahHost
globalThis.__wadahAdapter = { procedures: () => ${JSON.stringify(list)}, call: async (name, input, context) => {${call}
} } })()`
}

/** Packs a release by hand: a feed that counts, an intake that fills it, one widget. */
export function packTiny(tiny: TinyRelease = {}): Promise<Buffer> {
  const { opd = 'dinkes', origin, topic = 'uji', version = '1.0.0', sdk = '^1.0.0', hosts = [] } = tiny
  const manifest = {
    id: `${origin ?? opd}.${topic}`,
    version,
    opd,
    ...(origin === undefined ? {} : { origin }),
    title: text('Uji'),
    purpose: text('Menguji'),
    sdk,
    widgets: [
      {
        name: 'hitungan',
        title: text('Hitungan'),
        purpose: text('Menghitung'),
        feeds: ['hitungan'],
        sizes: { min: { w: 2, h: 2 }, start: { w: 3, h: 3 } },
      },
    ],
    permissions: {
      connections: hosts.length === 0 ? [] : [{ name: 'sumber', kind: 'http', hosts, reason: text('Membaca sumber') }],
      capabilities: [{ name: 'files', reason: text('Membaca unggahan') }],
    },
    owner: { office: 'Bidang Uji', contact: 'uji@example.go.id' },
    licence: 'Apache-2.0',
  }
  const files: Record<string, string> = {
    'plugin.json': JSON.stringify(manifest),
    'contract.json': JSON.stringify(contractOf(tiny)),
    'adapter.js': adapterOf(tiny),
    'widgets/hitungan.js': `export default { version: ${JSON.stringify(version)} }`,
    'locales/id.json': '{}',
    'locales/en.json': '{}',
    'sbom.cdx.json': '{}',
    'README.md': '# Uji',
  }
  return writeTarball(new Map(Object.entries(files).map(([path, body]) => [path, Buffer.from(body)])))
}

/** Packs and seals a tiny release. */
export async function sealTiny(key: PublishingKey, tiny: TinyRelease = {}): Promise<Buffer> {
  return sealRelease(await packTiny({ opd: key.opd, ...tiny }), key)
}
