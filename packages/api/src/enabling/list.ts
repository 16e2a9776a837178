import type { Audience, ReleaseState } from '@wadah/contracts/curation'
import type { EnablementRuleKind, FollowPolicy, PilotThresholds } from '@wadah/contracts/enabling'
import type { EnabledWidget } from '@wadah/contracts/release'
import type { Text } from '@wadah/contracts/texts'
import { listActiveRules, type RuleWithRelease } from '@wadah/db/enablement-rules'
import { listEveryOpd, listPluginOwners } from '@wadah/db/offices'
import { listReleases, type ReleaseRow } from '@wadah/db/releases'
import { procedure } from '../procedure.ts'
import type { Installation } from '../services.ts'
import type { PilotProgress } from './enabling-services.ts'
import { readRunningState, type RunningPlugin } from './running-state.ts'
import { standstillOf } from './standing.ts'

/** A release of a plugin, and whether it may be enabled. */
export interface EnablingRelease {
  version: string
  publishedAt: string
  state: ReleaseState
  /** SDK range it wants and whether this server's lies in it. */
  sdk: { wanted: string; fits: boolean }
}

/** A rule or pilot in force. */
export interface EnablingRule {
  id: number
  kind: EnablementRuleKind
  version: string
  audience: Audience
  policy: FollowPolicy
  reason: string
  startedAt: string
  startedBy: string
  pilot: { soakUntil: string; thresholds: PilotThresholds; progress: PilotProgress } | undefined
}

/** What runs of a plugin, for everybody and for whom else. */
export interface EnablingPlugin {
  id: string
  opd: string
  opdName: string
  title: Text
  general: { version: string; policy: FollowPolicy; tier: 'sandboxed' | 'trusted'; standstill: EnabledWidget['withdrawn'] } | undefined
  rules: EnablingRule[]
  releases: EnablingRelease[]
  stop: { reason: string; at: string } | undefined
}

export const list = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator', 'operator', 'auditor'] } })
  .query(async ({ ctx }): Promise<EnablingPlugin[]> => {
    const { database, services } = ctx
    const names = new Map((await listEveryOpd(database)).map(({ id, shortName }) => [id, shortName]))
    const owners = new Map((await listPluginOwners(database)).map(({ plugin, opd }) => [plugin, opd]))
    const releases = Map.groupBy(await listReleases(database), ({ plugin }) => plugin)
    const rules = await listActiveRules(database)
    const progress = new Map((await services.enabling.progress()).map((entry) => [entry.rule, entry]))
    const { plugins } = await readRunningState(database)
    return [...releases].map(([id, rows]) => {
      const opd = owners.get(id) ?? ''
      const running: RunningPlugin = plugins.get(id) ?? { id, opd, general: undefined, rules: [], stop: undefined }
      return {
        id,
        opd,
        opdName: names.get(opd) ?? opd,
        title: running.general?.manifest.title ?? rows[0]?.manifest.title ?? { id, en: id },
        general: running.general && {
          version: running.general.version,
          policy: running.general.policy,
          tier: running.general.tier,
          standstill: standstillOf(running, running.general, services.installation),
        },
        rules: rules.filter(({ plugin }) => plugin === id).map((rule) => toRule(rule, progress.get(rule.id))),
        releases: rows.map((row) => toRelease(row, services.installation)),
        stop: running.stop && { reason: running.stop.reason, at: running.stop.at.toISOString() },
      }
    })
  })

function toRule(rule: RuleWithRelease, progress: PilotProgress | undefined): EnablingRule {
  const { id, kind, audience, policy, reason, startedAt, startedBy, soakUntil, thresholds, releaseRow } = rule
  const isWatched = kind === 'pilot' && soakUntil !== null && thresholds !== null && progress !== undefined
  return {
    id,
    kind,
    version: releaseRow.version,
    audience,
    policy,
    reason,
    startedAt: startedAt.toISOString(),
    startedBy,
    pilot: isWatched ? { soakUntil: soakUntil.toISOString(), thresholds, progress } : undefined,
  }
}

function toRelease({ version, publishedAt, state, withdrawnReason, manifest }: ReleaseRow, { sdk }: Installation): EnablingRelease {
  return {
    version,
    publishedAt: publishedAt.toISOString(),
    state: withdrawnReason === null ? state : 'withdrawn',
    sdk: { wanted: manifest.sdk, fits: sdk.fits(manifest.sdk) },
  }
}
