import { CodedError } from '@wadah/errors'
import type { DemoServices, Services } from '../services.ts'

/** What a test decides about services. */
export interface TestServicesOptions {
  demo?: boolean
  now?: number
}

const demoServices: DemoServices = { sources: async () => [], control: async () => undefined, publishNext: async () => undefined }

/** Services that answer at once and do nothing; records which feeds were asked to run. */
export function testServices({ demo = true, now = Date.UTC(2026, 10, 24) }: TestServicesOptions = {}): Services & { ran: string[] } {
  const ran: string[] = []
  return {
    ran,
    installation: {
      demo,
      build: () => 'b1',
      city: {
        id: 'uji',
        name: 'Kota Uji',
        code: '32.78',
        utcOffsetMinutes: 420,
        mapLevel: 'kecamatan',
        bounds: { west: 108, south: -8, east: 109, north: -7 },
      },
      holidays: [],
      attribution: [],
    },
    now: () => now,
    log: () => undefined,
    limit: () => undefined,
    jobs: {
      async runNow(id) {
        ran.push(id)
        return { ok: true }
      },
      runQuery: () => Promise.reject(new CodedError('not_found', 'There are no queries in this test.')),
      endHold: async () => false,
      reschedule: async () => undefined,
    },
    secrets: { seal: (plain) => Buffer.from(JSON.stringify(plain)) },
    identity: { signOut: async () => undefined },
    operations: {
      health: async () => ({
        startedAt: '',
        database: 'pglite',
        memoryMb: 0,
        liveClients: 0,
        bytesSent: { total: 0, byFeed: {} },
        backup: { folder: undefined, lastAt: undefined, lastError: undefined },
        secret: 'generated',
        secure: false,
      }),
      backUp: async () => ({ file: 'x', bytes: 1 }),
    },
    registry: { sdkLapses: (range) => range.startsWith('~') },
    screens: { connected: () => new Set() },
    demo: demo ? demoServices : undefined,
  }
}
