import { CodedError } from '@wadah/errors'
import type { IdentityServices } from '../identity-services.ts'
import type { DemoServices, Services, TriedFeed } from '../services.ts'

/** What a test decides about services. */
export interface TestServicesOptions {
  demo?: boolean
  now?: number
  demandsSecondFactor?: boolean
  /** What a trial of a config comes to. */
  tried?: TriedFeed[]
}

const demoServices: DemoServices = { sources: async () => [], control: async () => undefined, publishNext: async () => undefined }

const testIdentity: IdentityServices = {
  session: 'sesi-uji',
  sso: undefined,
  signOut: async () => undefined,
  waysOf: async () => ({ password: false, code: false, passkey: false, demo: true }),
  passkeyChallenge: async () => ({}),
  prove: async () => true,
  checkPassword: async () => true,
  setPassword: async () => undefined,
  createPerson: async () => 'orang-uji',
  beginSecondFactor: async () => ({ uri: 'otpauth://totp/uji', secret: 'UJI', recoveryCodes: [] }),
  confirmSecondFactor: async () => true,
  renewRecoveryCodes: async () => [],
  recoveryCodesLeft: async () => 0,
  forgetFailures: async () => undefined,
}

/** Services that answer at once and do nothing; records which feeds were asked to run. */
export function testServices({
  demo = true,
  now = Date.UTC(2026, 10, 24),
  demandsSecondFactor = false,
  tried = [],
}: TestServicesOptions = {}): Services & {
  ran: string[]
} {
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
      safeMode: false,
      epoch: 'e1',
      demandsSecondFactor,
      sdk: { version: '1.0.0', fits: (range) => range === '^1.0.0' },
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
      tryConfig: async () => tried,
      endHold: async () => false,
      reschedule: async () => undefined,
    },
    enabling: {
      enable: async () => undefined,
      pilot: async () => 1,
      adjust: async () => undefined,
      widen: async () => undefined,
      end: async () => undefined,
      follow: async () => undefined,
      rollBack: async () => undefined,
      stop: async () => undefined,
      resume: async () => undefined,
      crashed: async () => undefined,
      progress: async () => [],
      reach: async () => ({ revision: 0, open: 0, applied: 0, missing: [] }),
      screens: () => [],
    },
    secrets: { seal: (plain) => Buffer.from(JSON.stringify(plain)) },
    identity: testIdentity,
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
    curation: {
      diff: async () => ({ widening: [], other: [] }),
      enable: async () => undefined,
      follow: async () => undefined,
      stop: async () => undefined,
      preview: () => Promise.reject(new CodedError('not_found', 'There are no releases in this test.')),
      queryPreview: () => Promise.reject(new CodedError('not_found', 'There are no releases in this test.')),
    },
    demo: demo ? demoServices : undefined,
  }
}
