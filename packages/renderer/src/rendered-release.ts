import type { Area } from '@wadah/contracts/area'
import type { Manifest } from '@wadah/contracts/manifest'
import type { PortFeed, Theme } from '@wadah/contracts/port'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import type { Locale, Text } from '@wadah/contracts/texts'

/** A release to look at: what was packed, and data to draw. */
export interface RenderedRelease {
  manifest: Manifest
  contract: RecordedContract
  files: ReadonlyMap<string, Uint8Array>
  /** Data of its feeds by name, as its adapter gave them from its fixtures. A feed without gets data made up after its contract. */
  data?: Readonly<Record<string, unknown>> | undefined
  /** The clock of its fixtures, epoch ms; the data is as old as it is by this clock. Default: now. */
  clock?: number | undefined
  /** Answers what its widgets ask, from its fixtures; an answer that throws is made up after its contract, too. */
  query?: ((procedure: string, input: unknown) => Promise<unknown>) | undefined
  /** Areas of the city, as its host hands them over. */
  areas?: readonly Area[] | undefined
}

/** One thing a widget does not keep, with the first case that showed it. */
export interface ConformanceFinding {
  widget: string
  state: PortFeed['shown']
  /** CSS pixels, e.g. `212 × 70`; in the detail view `860 × 460 (detail)`. */
  size: string
  theme: Theme
  locale: Locale
  what: Text
}

/** What came of looking; where it could not be looked, why. That never counts as passed. */
export type Conformance =
  | {
      passed: boolean
      findings: ConformanceFinding[]
      /** Widgets in a state, a size, a theme and a language. */
      cases: number
      /** Feeds and queries whose data was made up after the contract, since no fixture gave any. */
      madeUp: string[]
    }
  | { notRun: Text }
