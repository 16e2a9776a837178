import * as z from 'zod'
import type { Classification } from './classification.ts'
import { opdIdSchema } from './ids.ts'
import { roleSchema } from './roles.ts'
import type { RecordedContract } from './recorded-contract.ts'
import type { Text } from './texts.ts'

/**
 * Where a release stands on its way. Whether an approved release runs, for whom, or was superseded is told by the enablement, not here.
 *
 * `checking` → `in-review` → `approved` or `returned`; an approved one may be `withdrawn`. A returned version stays as it is: the OPD
 * answers with the next version.
 */
export const releaseStates = ['checking', 'in-review', 'returned', 'approved', 'withdrawn'] as const
export type ReleaseState = (typeof releaseStates)[number]
export const releaseStateSchema = z.enum(releaseStates)

/**
 * Who decides on the next release of a plugin.
 *
 * `review`: a curator, each time. `auto-patch`: patch releases with an empty consent diff and green checks approve themselves.
 * `follow-compatible`: every compatible release with green checks does; the demo city's.
 */
export const curationPolicies = ['review', 'auto-patch', 'follow-compatible'] as const
export type CurationPolicy = (typeof curationPolicies)[number]
export const curationPolicySchema = z.enum(curationPolicies)

/** For whom a release runs: whoever meets one of these. Everything absent: for everybody. */
export const audienceSchema = z.strictObject({
  roles: z.array(roleSchema).max(20).optional(),
  opds: z.array(opdIdSchema).max(100).optional(),
  /** Ids of boards on which it runs. */
  boards: z.array(z.string().max(64)).max(100).optional(),
  /** Ids of paired screens. */
  screens: z.array(z.string().max(64)).max(100).optional(),
  /** Ids of persons. */
  people: z.array(z.string().max(64)).max(100).optional(),
})
export type Audience = z.infer<typeof audienceSchema>

/** What is looked at before a curator looks; the author runs the same with `wadah check`. */
export const checkNames = [
  'manifest',
  'seal',
  'contract',
  'permissions',
  'budgets',
  'sandbox',
  'personal-data',
  'packages',
  'conformance',
] as const
export type CheckName = (typeof checkNames)[number]

/**
 * How a check ended. `noted`: nothing fails, but a person should read it. `not-run`: it could not run here, and never counts as passed.
 */
export type CheckOutcome = 'passed' | 'noted' | 'failed' | 'not-run'

/** One thing a check found. */
export interface CheckFinding {
  text: Text
  /** File and line, or the field of the manifest. */
  where?: string | undefined
}

/** What one check says of a release. */
export interface CheckVerdict {
  check: CheckName
  outcome: CheckOutcome
  summary: Text
  findings: CheckFinding[]
}

/** Checks a release must hold: when one fails, it goes back to the OPD by itself. */
export const checksThatMustHold: readonly CheckName[] = [
  'manifest',
  'seal',
  'contract',
  'budgets',
  'sandbox',
  'personal-data',
  'conformance',
]

/** One difference between a release and the one that runs, in words for the curator. */
export interface ConsentChange {
  kind:
    | 'classification'
    | 'host'
    | 'connection'
    | 'capability'
    | 'intake'
    | 'feed'
    | 'query'
    | 'contract'
    | 'measure'
    | 'cadence'
    | 'config'
    | 'widget'
    | 'bytes'
    | 'owner'
    | 'sdk'
  /** Whether it asks for more than what runs may do, shows or weighs. */
  widens: boolean
  /** 3: rights and data classes; 2: contract and screens; 1: weights and words. */
  weight: 1 | 2 | 3
  text: Text
  /** Why, in the plugin's own words. */
  reason?: Text | undefined
  /** Procedure, widget, connection or file it speaks of. */
  where: string
}

/** What a curator consents to: everything that widens, the gravest first; and what else changed. */
export interface ConsentDiff {
  /** Version it is compared with; absent on the first release of a plugin. */
  against?: string | undefined
  /** Empty when nothing widens. */
  widening: ConsentChange[]
  other: ConsentChange[]
}

/** What may be done to a release by a person, and what a policy does by itself. */
export const decisionActs = ['approve', 'return', 'withdraw', 'countersign'] as const
export type DecisionAct = (typeof decisionActs)[number]

/** A part of an output that is classified for itself. */
export interface ClassifiedPart {
  path: string
  classification: Classification
}

/** Parts of a procedure's output that are stricter than the whole; none where its meta names none. */
export function classifiedParts(meta: object): readonly ClassifiedPart[] {
  return (meta as { fields?: readonly ClassifiedPart[] | undefined }).fields ?? []
}

/** Tells whether a release handles data of the strictest class, whole or in part: then two people decide on it. */
export function holdsRestrictedData({ procedures }: RecordedContract): boolean {
  return Object.values(procedures).some(({ meta }) =>
    [meta, ...classifiedParts(meta)].some(({ classification }) => classification === 'restricted'),
  )
}
