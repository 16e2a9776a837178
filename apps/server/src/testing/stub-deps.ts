import type { Caller } from '@wadah/contracts/roles'
import { CodedError } from '@wadah/errors'
import type { AppDeps } from '../http/app-deps.ts'
import { createMetrics } from '../http/metrics.ts'

const callers: Record<string, Caller> = {
  mayor: { kind: 'user', userId: 'm', roles: ['mayor'] },
  officer: { kind: 'user', userId: 'o', roles: ['officer'], opd: 'dinkes' },
  key: { kind: 'publishing-key', roles: [], opd: 'dinkes', keyId: '0'.repeat(16) },
}

/** The surface over parts that refuse nothing themselves, so that what refuses is the authority. */
export function stubDeps(demo = true): AppDeps {
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
      callersOf: async () => new Map(),
      handle: async () => new Response('auth'),
      signInAs: async () => new Headers({ 'set-cookie': 'wadah.session_token=x' }),
      signOut: async () => new Headers(),
      createUser: async () => 'u',
    },
    hub: {
      connect: () => ({}) as never,
      disconnect: () => undefined,
      receive: async () => undefined,
      feedChanged: async () => undefined,
      boardChanged: () => undefined,
      enablementChanged: async () => undefined,
      boardListChanged: () => undefined,
      refresh: async () => undefined,
      buildChanged: () => undefined,
      end: () => undefined,
      clients: () => [],
    },
    metrics: createMetrics(() => 0),
    now: Date.now,
    log: () => undefined,
    origins: [],
    secure: false,
    shell: () => undefined,
    context: () => ({}) as never,
    publish: async () => ({ plugin: 'dinkes.uji', version: '1.0.0', hash: 'x', state: 'enabled' }),
    intake: async () => ({ ok: true, revision: 1, rows: 1 }),
    file: async () => found,
    feedBody: async () => found,
    notReady: async () => undefined,
    localToken: 'token-of-the-folder',
    backup: async () => ({ file: 'x', bytes: 1 }),
    createUser: async () => 'u',
    screens: { begin: async () => 'secret', claim: async () => ({ state: 'waiting', token: undefined }) },
    demoUser: async () => ({ userId: 'm', start: '/' }),
  }
}
