import type { Audience } from '@wadah/contracts/curation'
import type { FollowPolicy, PilotFinding, PilotThresholds } from '@wadah/contracts/enabling'
import type { Caller } from '@wadah/contracts/roles'

/** Who decides, and why. */
export interface Decision {
  reason: string
  caller: Caller
}

/** A pilot as it is watched: the bounds, the figures they are held against, and what they say. */
export interface PilotProgress {
  rule: number
  crashes: { screenName: string; count: number }[]
  runs: { runs: number; failed: number }
  /** Feeds the pilot runs itself, and how far behind the general ones they are. Milliseconds. */
  lateness: { feed: string; byMs: number; cadenceMs: number }[]
  /** Feeds whose runs it shares with the general release. */
  sharedFeeds: number
  findings: PilotFinding[]
}

/** A screen or person that has not put into effect what was decided. */
export interface MissingScreen {
  kind: 'screen' | 'person'
  name: string
  /** Whether its connection stands; one that fell is told as soon as it is back. */
  connected: boolean
}

/** How far a decision has come, counted by what the screens themselves acknowledged. */
export interface Reach {
  revision: number
  open: number
  applied: number
  missing: MissingScreen[]
}

/**
 * What decides which release runs for whom.
 *
 * @remarks Each decision is one transaction with its entry in the timeline and the audit, and reaches every open screen. They throw
 * `not_found`, `not_approved` for a release that curation has not approved, and `sdk_out_of_range`.
 */
export interface EnablingServices {
  /** Runs a release for everybody, or for an audience beside the general one. */
  enable(decision: Decision & { plugin: string; version: string; audience: Audience | undefined; policy: FollowPolicy }): Promise<void>
  /** Tries a release on an audience. Resolves to the rule. */
  pilot(
    decision: Decision & { plugin: string; version: string; audience: Audience; soakMinutes: number; thresholds: PilotThresholds },
  ): Promise<number>
  /** Changes how a pilot is watched; the soak counts from now. */
  adjust(decision: Decision & { rule: number; soakMinutes: number; thresholds: PilotThresholds }): Promise<void>
  /** Runs the release of a pilot or rule for everybody. */
  widen(decision: Decision & { rule: number }): Promise<void>
  /** Ends a pilot or rule: its audience goes back to the general release. */
  end(decision: Decision & { rule: number }): Promise<void>
  /** Pins the general release, or lets it follow compatible ones. */
  follow(decision: Decision & { plugin: string; policy: FollowPolicy }): Promise<void>
  /** Runs a former release again, the last that ran unless one is named, and pins it. */
  rollBack(decision: Decision & { plugin: string; version: string | undefined }): Promise<void>
  /** Stops everything of a plugin at once. */
  stop(decision: Decision & { plugin: string }): Promise<void>
  resume(decision: Decision & { plugin: string }): Promise<void>
  /** Notes that a widget stopped on a screen, and looks at the pilots of its plugin. */
  crashed(crash: { plugin: string; release: string; widget: string; board: string; message: string; caller: Caller }): Promise<void>
  /** How the pilots in force stand; of one plugin or of all. */
  progress(plugin?: string): Promise<PilotProgress[]>
  /** How far the present enablement has come on open screens; with a feed, its present facts. */
  reach(feed?: string): Promise<Reach>
  /** Paired screens that are connected now. */
  screens(): { id: string; name: string }[]
}
