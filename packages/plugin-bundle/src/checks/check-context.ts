import type { AdapterHost } from '@wadah/adapter-host/adapter-host'
import type { CheckVerdict } from '@wadah/contracts/curation'
import type { Manifest } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import type { ComparedRelease } from '../consent/compared-release.ts'
import type { FindKey } from '../verify.ts'
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

/** Runs a release in the renderer: every state, size, theme and language of every widget. */
export interface Renderer {
  conform(release: CheckedRelease): Promise<CheckVerdict>
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

/** One check: what it says, whatever the release holds. */
export type Check = (context: CheckContext) => Promise<CheckVerdict> | CheckVerdict
