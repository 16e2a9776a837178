import type { StandstillCause } from '@wadah/contracts/enabling'

/**
 * How a widget stands besides its data. `live` draws what its feeds say; all others are the shell's own knowledge.
 */
export type FrameCondition =
  | { kind: 'live' }
  /** Code or data is on its way; the skeleton has the shape of what was there last. */
  | { kind: 'loading' }
  /** The viewer may not see it; `audience` says who may, in words. */
  | { kind: 'forbidden'; audience?: string; classification?: string }
  /** The viewer may see it after saying what for. */
  | { kind: 'sealed' }
  /** The widget's code stopped; the rest goes on. */
  | { kind: 'crashed'; reportedTo?: string }
  /** Curation took it back or stopped it, this server cannot run its release, or plugins are off altogether. Default cause: taken back. */
  | {
      kind: 'withdrawn'
      at?: number
      reason: string
      replacement?: string
      cause?: StandstillCause
      sdk?: { wanted: string; host: string }
    }
  /** The settings of its place do not fit its form; the fields by what they are called. */
  | { kind: 'misfit'; fields: readonly string[] }
  /** The widget is not on this device and cannot be fetched. */
  | { kind: 'unavailable'; reason?: string }
