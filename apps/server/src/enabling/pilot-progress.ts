import type { PilotProgress } from '@wadah/api/enabling-services'
import { feedFacts } from '@wadah/api/feed-facts'
import { readRunningPlugin, runningFeedId } from '@wadah/api/running-state'
import type { Installation } from '@wadah/api/services'
import { defaultPilotThresholds } from '@wadah/contracts/enabling'
import { feedId } from '@wadah/contracts/ids'
import type { RuleWithRelease } from '@wadah/db/enablement-rules'
import { countRuns } from '@wadah/db/feed-runs'
import { readStoredFeeds } from '@wadah/db/feeds'
import type { Executor } from '@wadah/db/open'
import { countCrashes } from '@wadah/db/widget-crashes'
import { durationMs } from '@wadah/freshness/duration'
import { judgeAge } from '@wadah/freshness/judge-age'
import { judgePilot } from './judge-pilot.ts'

/** Reads how a pilot stands since it began. */
export async function readPilotProgress(
  executor: Executor,
  rule: RuleWithRelease,
  { installation, now }: { installation: Installation; now: number },
): Promise<PilotProgress> {
  const plugin = await readRunningPlugin(executor, rule.plugin)
  const release = plugin?.rules.find(({ id }) => id === rule.id)?.release
  const pairs = [...(release?.feedContracts.keys() ?? [])].map((procedure) => ({
    general: feedId(rule.plugin, procedure),
    own: plugin === undefined || release === undefined ? feedId(rule.plugin, procedure) : runningFeedId(plugin, release, procedure),
  }))
  const apart = pairs.filter(({ general, own }) => general !== own)
  const since = rule.startedAt
  const figures = {
    crashes: await countCrashes(executor, { release: rule.release, since }),
    runs: await countRuns(executor, { feeds: apart.map(({ own }) => own), since }),
    lateness: await readLateness(executor, apart, { installation, now, since: since.getTime() }),
  }
  return {
    rule: rule.id,
    ...figures,
    crashes: figures.crashes.map(({ screenName, count }) => ({ screenName, count })),
    sharedFeeds: pairs.length - apart.length,
    findings: judgePilot(figures, rule.thresholds ?? defaultPilotThresholds),
  }
}

/** How far the pilot's feeds are behind the general ones; before they brought anything, they count from the pilot's beginning. */
async function readLateness(
  executor: Executor,
  pairs: readonly { general: string; own: string }[],
  { installation, now, since }: { installation: Installation; now: number; since: number },
): Promise<PilotProgress['lateness']> {
  const stored = new Map(
    (
      await readStoredFeeds(
        executor,
        pairs.flatMap(({ general, own }) => [general, own]),
      )
    ).map((entry) => [entry.feed.id, entry]),
  )
  const asOf = (id: string): number | undefined => {
    const entry = stored.get(id)
    if (entry === undefined) return undefined
    const facts = feedFacts(entry, installation, now)
    return judgeAge(facts.rule, facts.times, now).asOf
  }
  return pairs.flatMap(({ general, own }) => {
    const meta = stored.get(own)?.feed.meta
    const theirs = asOf(general)
    if (meta?.cadence === undefined || theirs === undefined) return []
    const byMs = Math.max(0, theirs - Math.max(since, asOf(own) ?? since))
    return [{ feed: own, byMs, cadenceMs: durationMs(meta.cadence) + (meta.grace === undefined ? 0 : durationMs(meta.grace)) }]
  })
}
