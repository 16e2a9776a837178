import type { Caller } from '@wadah/contracts/roles'
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
  licence: string
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
  jobs: {
    runNow(feedId: string): Promise<RunNowResult>
    runQuery(options: { release: string; procedure: string; input: unknown; projection: Projection; caller: string }): Promise<unknown>
    /** Ends the open hold of a feed; accepted, its candidate becomes what is shown. False when none is open. */
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
  /** Absent where nothing is live, as in most tests. */
  secrecy?: SecrecyServices | undefined
  operations: { health(): Promise<OperationsHealth> }
  /** Only in demo mode. */
  demo?: DemoServices | undefined
}

/** By what way restricted data reached somebody. */
export type ReadSurface = 'live' | 'body' | 'states' | 'query' | 'series'

/** What the server does about who sees what. */
export interface SecrecyServices {
  /** Shows every open screen what it may see by now: a purpose was stated, a meeting began or ended. */
  reproject(): Promise<void>
  /** Notes in the audit trail that restricted data was read: once for each session, subject and way within an hour. */
  noteRead(read: { caller: Caller; session: string | undefined; subject: string; surface: ReadSurface }): Promise<void>
  /** Walls that are connected here now. */
  walls(): { id: string; name: string }[]
  /** The state of the audit chain against its seals, in the database and beside the backups. */
  auditState(): Promise<AuditState>
}

/** What is known of the audit chain. */
export interface AuditState {
  /** `unsealed`: sound, but no seal was made yet. */
  verdict: 'sound' | 'altered' | 'cut' | 'forged-seal' | 'unsealed'
  entries: number
  /** Id of the first entry that does not follow from the one before, or the last one a seal knows of that is missing. */
  at?: number | undefined
  /** The newest seal: when, and up to which entry. ISO instant. */
  sealed?: { at: string; lastId: number; keyId: string } | undefined
  /** Seals that were compared, in the database and in files beside the backups. */
  seals: { stored: number; files: number }
}

/** What the demo panel steers. */
export interface DemoServices {
  sources(): Promise<DemoSource[]>
  control(source: string, mode: DemoMode): Promise<void>
  /** Publishes the next prepared release; undefined when none is left. */
  publishNext(): Promise<{ plugin: string; version: string } | undefined>
}
