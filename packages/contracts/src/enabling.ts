import * as z from 'zod'
import { audienceSchema } from './curation.ts'

/** `rule`: a release runs for an audience until somebody decides otherwise. `pilot`: it is watched for a soak time, then widened or stepped back. */
export const enablementRuleKinds = ['rule', 'pilot'] as const
export type EnablementRuleKind = (typeof enablementRuleKinds)[number]

/** `pin`: this release and no other. `follow-compatible`: the newest approved release of the same major version. */
export const followPolicies = ['pin', 'follow-compatible'] as const
export type FollowPolicy = (typeof followPolicies)[number]
export const followPolicySchema = z.enum(followPolicies)

/** When a pilot steps back by itself within its soak time. Each bound must be exceeded. */
export const pilotThresholdsSchema = z.strictObject({
  /** Crashes of one widget release on one screen. */
  crashesPerScreen: z.int().min(0).max(100),
  /** Share of the pilot's own feed runs that failed, 0 to 1. */
  failedRunShare: z.number().min(0).max(1),
  /** Runs before the share is judged: the first hiccup of three runs is not a verdict on a release. */
  leastRuns: z.int().min(1).max(1_000),
  /** How many cadences later than the running release its data may be. */
  cadencesLater: z.number().min(0.1).max(100),
})
export type PilotThresholds = z.infer<typeof pilotThresholdsSchema>

/** What a pilot starts with unless the curator says otherwise. */
export const defaultPilotThresholds: PilotThresholds = { crashesPerScreen: 2, failedRunShare: 0.05, leastRuns: 3, cadencesLater: 1 }

/** An audience that names somebody; an empty one would be everybody, which is the general release’s business. */
export const namedAudienceSchema = audienceSchema.refine(
  (audience) => Object.values(audience).some((entries) => entries !== undefined && entries.length > 0),
  { error: 'Name at least one role, OPD, board, screen or person.' },
)

/** Why a pilot stepped back, by the bound that was exceeded; figures, never data. */
export type PilotFinding =
  | { kind: 'crashes'; screen: string; count: number; allowed: number }
  | { kind: 'failed-runs'; failed: number; runs: number; allowedShare: number }
  | { kind: 'later'; feed: string; byMs: number; allowedMs: number }

/** How a rule came to its end. */
export const ruleEnds = ['widened', 'stepped-back', 'ended', 'replaced'] as const
export type RuleEnd = (typeof ruleEnds)[number]

/** Why a widget that is enabled does not run; the shell words it. */
export const standstillCauses = ['withdrawn', 'stopped', 'sdk', 'safe-mode'] as const
export type StandstillCause = (typeof standstillCauses)[number]
