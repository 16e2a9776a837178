import type { ApiKeyGrant } from '@wadah/contracts/api-key'
import type { Caller } from '@wadah/contracts/roles'
import type { Submission } from '../curation/submissions.ts'
import { CodedError } from '@wadah/errors'
import type { AppDeps } from '../http/app-deps.ts'
import { createConnectionCounts } from '../live/connection-counts.ts'
import { createMetrics } from '../http/metrics.ts'

/** An API key of the tests that holds one right. */
function apiKey(grant: Partial<ApiKeyGrant>): Caller {
  return {
    kind: 'api-key',
    apiKeyId: '0'.repeat(16),
    name: 'CI',
    roles: [],
    opd: 'dinkes',
    grant: { submit: false, status: false, intakes: [], ...grant },
  }
}

const callers: Record<string, Caller> = {
  mayor: { kind: 'user', userId: 'm', roles: ['mayor'] },
  officer: { kind: 'user', userId: 'o', roles: ['officer'], opd: 'dinkes' },
  key: { kind: 'publishing-key', roles: [], opd: 'dinkes', keyId: '0'.repeat(16) },
  wadah_submit: apiKey({ submit: true }),
  wadah_status: apiKey({ status: true }),
  wadah_intakes: apiKey({ intakes: 'all' }),
  wadah_intake: apiKey({ intakes: ['dinkes.uji/unggah'] }),
  wadah_other: apiKey({ intakes: ['dinkes.uji/lain'] }),
}

/** The surface over parts that refuse nothing themselves, so that what refuses is the authority. */
export function stubDeps(demo = true): AppDeps {
  const submission: Submission = {
    plugin: 'dinkes.uji',
    version: '1.0.0',
    hash: 'x',
    state: 'approved',
    runs: true,
    submittedAt: '',
    checks: [],
    decisions: [],
  }
  const found = { contentType: 'application/json', body: Buffer.from('{}') }
  return {
    installation: {
      demo,
      build: () => 'b1',
      city: {
        id: 'uji',
        name: 'Uji',
        code: '32.78',
        utcOffsetMinutes: 420,
        mapLevel: 'kecamatan',
        bounds: { west: 0, south: 0, east: 1, north: 1 },
      },
      holidays: [],
      attribution: [],
      safeMode: false,
      epoch: 'e1',
      demandsSecondFactor: false,
      sdk: { version: '1.0.0', fits: () => true },
    },
    identity: {
      async callerOf(headers) {
        const caller = callers[headers.get('cookie') ?? '']
        return caller === undefined ? { caller: { kind: 'anonymous', roles: [] }, session: undefined } : { caller, session: 's' }
      },
      async keyCaller({ authorization }) {
        if (authorization !== 'Wadah good') throw new CodedError('unauthenticated', 'bad')
        return callers.key as Caller
      },
      async apiKeyCaller(key) {
        return callers[key] ?? Promise.reject(new CodedError('unauthenticated', 'bad'))
      },
      callersOf: async () => new Map(),
      handle: async () => new Response('auth'),
      signInAs: async () => new Headers({ 'set-cookie': 'wadah.session_token=x' }),
      signOut: async () => new Headers(),
      createUser: async () => 'u',
      servicesFor: () => ({}) as never,
    },
    hub: {
      connect: () => ({}) as never,
      disconnect: () => undefined,
      receive: async () => undefined,
      feedChanged: async () => undefined,
      boardChanged: () => undefined,
      enablementChanged: async () => undefined,
      boardListChanged: () => undefined,
      areasChanged: () => undefined,
      refresh: async () => undefined,
      buildChanged: () => undefined,
      reproject: async () => undefined,
      end: () => undefined,
      clients: () => [],
      reach: async () => ({ revision: 0, open: 0, applied: 0, missing: [] }),
      reachOfFeed: async () => ({ revision: 0, open: 0, applied: 0, missing: [] }),
    },
    connections: createConnectionCounts({ perSession: 2, perAddress: 4 }),
    metrics: createMetrics(() => 0),
    now: Date.now,
    log: () => undefined,
    origins: [],
    proxies: 0,
    secure: false,
    shell: () => undefined,
    context: () => ({}) as never,
    publish: async () => submission,
    submission: async () => submission,
    submissions: async () => [submission],
    intake: async () => ({ ok: true, revision: 1, rows: 1 }),
    file: async () => found,
    feedBody: async () => found,
    notReady: async () => undefined,
    localToken: 'token-of-the-folder',
    backup: async () => ({ file: 'x', bytes: 1 }),
    auditState: async () => ({ verdict: 'sound', entries: 0, seals: { stored: 0, files: 0 } }),
    auditExport: async () => '',
    createUser: async () => 'u',
    screens: { begin: async () => 'secret', claim: async () => ({ state: 'waiting', token: undefined }) },
    actLocally: async () => ({ lines: [] }),
    demoUser: async () => ({ userId: 'm', start: '/' }),
  }
}
