import type { EnablingServices } from './enabling/enabling-services.ts'
import type { Caller, Role } from '@wadah/contracts/roles'
import type { Projection } from '@wadah/contracts/classification'
import type { ConsentDiff } from '@wadah/contracts/curation'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import type { WidgetDeclaration } from '@wadah/contracts/manifest'
import type { Actor } from '@wadah/db/audit'
import type { Executor } from '@wadah/db/open'
import type { ReleaseRow } from '@wadah/db/releases'
import type { Text } from '@wadah/contracts/texts'
import type { NewAccessLink } from './account/access-link.ts'
import type { IdentityServices } from './identity-services.ts'

/** The city this installation serves, from its data folder. */
export interface CityFacts {
  id: string
  name: string
  /** Kemendagri code of the city, e.g. `32.78`. */
  code: string
  utcOffsetMinutes: number
  /** Short name of the office that curates: whom people are sent to. */
  itOffice?: string
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
  /** In which versions and revisions are counted; another one after a restore. */
  epoch: string
  city: CityFacts
  /** Local dates on which no new data is due. */
  holidays: readonly string[]
  attribution: AttributionEntry[]
  /** The server was started with plugins off. */
  safeMode: boolean
  /** Administrators need an authenticator app or a passkey before they do what asks for a fresh proof. */
  demandsSecondFactor: boolean
  /** The plugin SDK this server brings, and whether a range that a release states includes it. */
  sdk: { version: string; fits(range: string): boolean }
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

/** What a feed would give with a config that is not in force yet. */
export interface TriedFeed {
  feed: string
  title: Text
  ok: boolean
  code?: string | undefined
  message?: string | undefined
}

/** One feed of a previewed release, run on the release's own fixtures. */
export interface PreviewFeed {
  name: string
  /** Absent when it has no fixture or failed on it. */
  data: unknown
  failure: string | undefined
  /** Times that the data itself names. */
  times: { period?: string | undefined; observedAt?: string | undefined }
  /** Facts besides times and run, which the preview plays. */
  facts: Omit<FeedFacts, 'times' | 'run' | 'hold' | 'simulation'>
}

/** A release as reviewers see it: its widgets, and what its feeds give on its fixtures. */
export interface ReleasePreview {
  hash: string
  version: string
  /** `module`: SHA-256 of the widget's code. */
  widgets: { declaration: WidgetDeclaration; module: string }[]
  /** SHA-256 of the texts by language. */
  locales: { id: string; en: string }
  feeds: PreviewFeed[]
  /** False when the release does not say how its fixtures answer. */
  hasFixtures: boolean
  /** The clock of the fixtures, epoch ms; the data is fresh by it. */
  now: number
}

/** What curation needs of the server. */
export interface CurationServices {
  /** What a release asks consent for against the one that runs. Throws `not_found`. */
  diff(hash: string): Promise<ConsentDiff>
  /** Makes an approved release the one that runs, within the transaction. */
  enable(
    tx: Executor,
    options: { release: ReleaseRow; tier: 'sandboxed' | 'trusted'; actor: Actor; reason: string; at: Date },
  ): Promise<void>
  /** Lets rules that follow compatible releases come to an approved one that does not run for everybody, within the transaction. */
  follow(tx: Executor, options: { release: ReleaseRow; actor: Actor; at: Date }): Promise<void>
  /** Stops the feeds of a withdrawn release if it is the one that runs, and tells every screen, within the transaction. */
  stop(tx: Executor, release: ReleaseRow, at: Date): Promise<void>
  preview(hash: string): Promise<ReleasePreview>
  /** Answers a query of a previewed widget from fixtures. */
  queryPreview(options: { hash: string; procedure: string; input: unknown }): Promise<unknown>
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
    /** Runs the feeds of a plugin with another config, against their contract, and keeps nothing. */
    tryConfig(options: { plugin: string; config: Readonly<Record<string, unknown>> }): Promise<TriedFeed[]>
    /** Ends the open hold of a feed and audits it; accepted, its candidate becomes what is shown. False when none is open. */
    endHold(options: { feed: string; by: Actor; accepted: boolean }): Promise<boolean>
    /** Schedules what is enabled now; call it after the enablement changed. */
    reschedule(): Promise<void>
  }
  secrets: {
    /** Encrypts credentials for rest; throws `secret_missing` when the installation has no secret. */
    seal(plain: unknown): Uint8Array
  }
  identity: IdentityServices
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
  people?: { invite(person: { name: string; email: string; roles: readonly Role[]; opd: string }): Promise<NewAccessLink> } | undefined
  screens: {
    /** Ids of the screens that hold a connection to this replica. */
    connected(): ReadonlySet<string>
  }
  curation: CurationServices
  enabling: EnablingServices
  /** Absent where nothing is live, as in most tests. */
  secrecy?: SecrecyServices | undefined
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
