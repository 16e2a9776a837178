import type { Caller, Role } from '@wadah/contracts/roles'
import type { Projection } from '@wadah/contracts/classification'

/** The city this installation serves, from its data folder. */
export interface CityFacts {
  id: string
  name: string
  /** Kemendagri code of the city, e.g. `32.78`. */
  code: string
  utcOffsetMinutes: number
  /** Level of area that maps draw. */
  mapLevel: 'kecamatan' | 'kelurahan'
  /** Degrees; what lies outside cannot belong to the city. */
  bounds: { west: number; south: number; east: number; north: number }
}

/** What a procedure may know of the installation itself. */
export interface Installation {
  demo: boolean
  /** Changes when the shell does. */
  build(): string
  city: CityFacts
  /** Local dates on which no new data is due. */
  holidays: readonly string[]
  attribution: AttributionEntry[]
}

/** One source whose data or work is used, with the credit it asks for. */
export interface AttributionEntry {
  name: string
  credit: { id: string; en: string }
  licence: { id: string; en: string }
  url?: string | undefined
}

/** One source system of the simulator and how it behaves at present. */
export interface DemoSource {
  source: string
  title: string
  mode: DemoMode
}

/** How a simulated source behaves. */
export type DemoMode = 'normal' | 'slow' | 'html' | 'freeze' | 'gone'

/** State of the installation for those who operate it. */
export interface OperationsHealth {
  startedAt: string
  database: 'pglite' | 'postgres'
  memoryMb: number
  liveClients: number
  bytesSent: { total: number; byFeed: Record<string, number> }
  backup: { folder: string | undefined; lastAt: string | undefined; lastError: string | undefined }
  secret: 'environment' | 'generated'
  /** People reach it over TLS, ours or a proxy's. */
  secure: boolean
}

/** What a run of a feed by hand came to. */
export interface RunNowResult {
  ok: boolean
  code?: string | undefined
  message?: string | undefined
}

/** What the server does for procedures beyond reading and writing rows. */
export interface Services {
  installation: Installation
  /** Epoch milliseconds. */
  now(): number
  log(event: { level: 'debug' | 'info' | 'warn' | 'error'; message: string; details?: Readonly<Record<string, unknown>> }): void
  /** Throws `rate_limited` when a caller does what costs others something too often. */
  limit(what: 'runNow' | 'report', caller: Caller): void
  jobs: {
    runNow(feedId: string): Promise<RunNowResult>
    runQuery(options: { release: string; procedure: string; input: unknown; projection: Projection; caller: string }): Promise<unknown>
    /** Ends the open hold of a feed and audits it; accepted, its candidate becomes what is shown. False when none is open. */
    endHold(options: { feed: string; by: string; accepted: boolean }): Promise<boolean>
    /** Schedules what is enabled now; call it after the enablement changed. */
    reschedule(): Promise<void>
  }
  secrets: {
    /** Encrypts credentials for rest; throws `secret_missing` when the installation has no secret. */
    seal(plain: unknown): Uint8Array
  }
  identity: {
    /** Ends the session of the request being answered. */
    signOut(caller: Caller): Promise<void>
  }
  operations: {
    health(): Promise<OperationsHealth>
    /** Writes a backup now. Throws `backup_failed`. */
    backUp(): Promise<{ file: string; bytes: number }>
  }
  registry: {
    /** Whether a range of SDK versions leaves out the SDK that comes next, or the present one already. */
    sdkLapses(range: string): boolean
  }
  /** Absent where nobody can be invited. */
  people?: { invite(person: { name: string; email: string; roles: readonly Role[]; opd: string }): Promise<unknown> } | undefined
  screens: {
    /** Ids of the screens that hold a connection to this replica. */
    connected(): ReadonlySet<string>
  }
  /** Only in demo mode. */
  demo?: DemoServices | undefined
}

/** What the demo panel steers. */
export interface DemoServices {
  sources(): Promise<DemoSource[]>
  control(source: string, mode: DemoMode): Promise<void>
  /** Publishes the next prepared release; undefined when none is left. */
  publishNext(): Promise<{ plugin: string; version: string } | undefined>
}
