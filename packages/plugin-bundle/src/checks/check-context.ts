import type { AdapterHost } from '@wadah/adapter-host/adapter-host'
import type { CheckVerdict } from '@wadah/contracts/curation'
import type { Manifest } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import type { ComparedRelease } from '../consent/compared-release.ts'
import type { FindKey } from '../verify.ts'
import type { FixtureRuns } from './fixture-runs.ts'
import type { OsvIndex } from './osv.ts'

/** A release that is checked: the author's before it is published, or the server's after. */
export interface CheckedRelease {
  hash: string
  manifest: Manifest
  contract: RecordedContract
  files: ReadonlyMap<string, Buffer>
  /** The DSSE envelope; absent while the author has not sealed it. */
  seal?: string | undefined
}

/** What a release gives on its own fixtures, for those who draw it. */
export interface FixtureAnswers {
  /** What its feeds gave; undefined when it does not say how its fixtures answer, or they cannot be read. */
  runs: FixtureRuns | undefined
  /** Answers a query of a widget. Throws what the sandbox does, and `not_found` without fixtures. */
  query(procedure: string, input: unknown): Promise<unknown>
}

/** Runs a release in the renderer: every state, size, theme and language of every widget. */
export interface Renderer {
  conform(release: CheckedRelease, fixtures: FixtureAnswers): Promise<CheckVerdict>
}

/** What checks work with. What is absent makes its check say that it was not run here. */
export interface CheckContext {
  release: CheckedRelease
  /** What runs of the plugin at present. */
  running?: ComparedRelease | undefined
  adapterHost: AdapterHost
  /** Minutes ahead of UTC. */
  utcOffsetMinutes: number
  findKey?: FindKey | undefined
  osv?: OsvIndex | undefined
  renderer?: Renderer | undefined
}

/** What one check gets: the context of all, and one run on the fixtures that they share. */
export interface CheckInput extends CheckContext {
  /** Runs the release on its fixtures when first asked, and gives the same again after. Throws what the run throws. */
  runFixtures(): Promise<FixtureRuns | undefined>
}

/** One check: what it says, whatever the release holds. */
export type Check = (input: CheckInput) => Promise<CheckVerdict> | CheckVerdict
