import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdapterHost } from '@wadah/adapter-host/create-adapter-host'
import { createHttpConnector, type HttpAuth } from '@wadah/connectors/http'
import type { DialectSchema } from '@wadah/contracts/dialect'
import { procedureMetaSchema, type FeedMetaInput, type ProcedureMetaInput } from '@wadah/contracts/feed-meta'
import { manifestSchema } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import { saveConnection } from '@wadah/db/connections'
import { setEnablement } from '@wadah/db/enablement'
import { setFeedFacts } from '@wadah/db/feeds'
import { saveOpds } from '@wadah/db/opds'
import type { Database } from '@wadah/db/open'
import { insertRelease } from '@wadah/db/releases'
import type { JobsDeps } from '../jobs/jobs.ts'
import { sampleMetaInput, text } from './sample-meta.ts'

/** Meta of a feed of prices that reads a connection. */
export const priceMeta: FeedMetaInput = {
  ...sampleMetaInput,
  observedAt: 'at',
  connections: ['pasar'],
  measures: [
    {
      name: 'harga',
      title: text('Harga beras'),
      unit: text('Rp'),
      direction: 'down',
      value: 'rows[].v',
      period: 'rows[].p',
      plausible: { min: 0, max: 20_000 },
    },
  ],
}

/** Output of such a feed. */
export const priceOutput: DialectSchema = {
  type: 'object',
  required: ['at', 'rows'],
  additionalProperties: false,
  properties: {
    at: { type: 'string', format: 'date-time' },
    rows: {
      type: 'array',
      items: {
        type: 'object',
        properties: { p: { type: 'string' }, v: { type: 'number' } },
        required: ['p', 'v'],
        additionalProperties: false,
      },
    },
  },
}

/** A procedure that hands the source's answer on. */
export const priceBody = `async harga({ ask }) {
  const answer = await ask('http.request', { connection: 'pasar', method: 'GET', path: '/harga' })
  if (answer.status >= 400) throw coded('source_status', 'status ' + answer.status)
  return JSON.parse(answer.body)
}`

/** A source system that answers what it is told. */
export interface StubSource {
  url: string
  requests: IncomingMessage['headers'][]
  answer: { status: number; body: string; delayMs: number }
  close(): Promise<void>
}

/** Starts a source on loopback. */
export async function startStubSource(): Promise<StubSource> {
  const source: StubSource = {
    url: '',
    requests: [],
    answer: { status: 200, body: '{}', delayMs: 0 },
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
  const server = createServer((request, response) => {
    source.requests.push(request.headers)
    const { status, body, delayMs } = source.answer
    setTimeout(() => response.writeHead(status, { 'content-type': 'application/json' }).end(body), delayMs)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  source.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return source
}

/** One procedure of a test plugin. */
interface TestProcedure {
  meta: ProcedureMetaInput
  output: DialectSchema
  input?: DialectSchema
}

/** A plugin for tests of the jobs: methods of an object that speak the guest protocol, and what is recorded of them. */
export interface TestPlugin {
  id: string
  /** `1.0.0` unless said otherwise; each has contracts of its own. */
  version?: string
  body: string
  procedures: Record<string, TestProcedure>
  capabilities?: ('files' | 'backfill' | 'platform')[]
}

function codeOf(body: string): string {
  return `(() => {
  const host = globalThis.__wadahHost
  const coded = (code, message) => Object.assign(new Error(message), { name: 'CodedError', code })
  const ask = async (op, value) => {
    try { return JSON.parse(await host(op, JSON.stringify(value))) } catch (error) { const { code, message } = JSON.parse(error.message); throw coded(code, message) }
  }
  const procedures = { ${body} }
  globalThis.__wadahAdapter = {
    procedures: () => '[]',
    call: async (name, input, context) => JSON.stringify(await procedures[name]({ input: JSON.parse(input), context: JSON.parse(context), ask })),
  }
})()`
}

/** Publishes and enables a plugin as the registry would, past its checks. Returns the release's hash. */
export async function enablePlugin(
  database: Database,
  { id, version = '1.0.0', body, procedures, capabilities = [] }: TestPlugin,
): Promise<string> {
  const opd = id.split('.')[0] ?? ''
  const code = Buffer.from(codeOf(body))
  const hash = createHash('sha256').update(id).update(code).update(JSON.stringify(procedures)).digest('hex')
  const at = new Date('2026-11-24T00:00:00Z')
  const manifest = manifestSchema.parse({
    id,
    version,
    opd,
    title: text('Uji'),
    purpose: text('Uji'),
    sdk: '^1.0.0',
    licence: 'Apache-2.0',
    owner: { office: 'Bidang Uji', contact: 'uji@example.id' },
    widgets: [
      { name: 'uji', title: text('Uji'), purpose: text('Uji'), feeds: ['harga'], sizes: { min: { w: 1, h: 1 }, start: { w: 2, h: 2 } } },
    ],
    permissions: {
      connections: [{ name: 'pasar', kind: 'http', hosts: ['pasar.example.id'], reason: text('Uji') }],
      capabilities: capabilities.map((name) => ({ name, reason: text('Uji') })),
    },
  })
  const contract: RecordedContract = {
    format: 1,
    sdk: '1.0.0',
    procedures: Object.fromEntries(
      Object.entries(procedures).map(([name, { meta, output, input }]) => [
        name,
        { meta: procedureMetaSchema.parse(meta), output, ...(input === undefined ? {} : { input }) },
      ]),
    ),
  }
  await saveOpds(database, [{ id: opd, name: 'Dinas Uji', shortName: 'Uji' }])
  await insertRelease(database, {
    hash,
    manifest,
    contract,
    keyId: '0'.repeat(16),
    seal: '{}',
    publishedAt: at,
    files: [{ path: 'adapter.js', sha256: hash, contentType: 'text/javascript', body: code }],
  })
  await setEnablement(database, { plugin: id, release: hash, policy: 'follow-compatible', changedAt: at })
  const feeds = Object.entries(contract.procedures).flatMap(([name, { meta }]) =>
    meta.kind === 'feed' ? [{ id: `${id}/${name}`, plugin: id, opd, meta, contractHash: `c-${name}-${version}` }] : [],
  )
  await setFeedFacts(database, id, feeds)
  await saveConnection(database, {
    opd,
    name: 'pasar',
    kind: 'http',
    baseUrl: '{{simulator}}/api',
    timeoutMs: 1_000,
    updatedAt: at,
    sealedAuth: Buffer.from('rahasia'),
  })
  return hash
}

/** Deps of jobs whose source is a stub and whose clock is in the test's hand. */
export function testJobsDeps(database: Database, source: StubSource): JobsDeps & { clock: { now: number }; close(): Promise<void> } {
  const clock = { now: Date.parse('2026-11-24T07:00:00Z') }
  const adapterHost = createAdapterHost({ workers: 1, log: () => undefined })
  const http = createHttpConnector()
  return {
    database,
    adapterHost,
    http,
    clock,
    readFacts: async () => [],
    openSecret: (sealed): HttpAuth => ({ kind: 'bearer', token: Buffer.from(sealed).toString() }),
    now: () => clock.now,
    utcOffsetMinutes: 420,
    log: () => undefined,
    simulatorUrl: source.url,
    async close() {
      await Promise.all([adapterHost.close(), http.close(), source.close()])
    },
  }
}
