import type { FeedMeta } from '@wadah/contracts/feed-meta'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import type { StoredFeed } from '@wadah/db/feeds'
import type { AgeRule } from '@wadah/freshness/judge-age'
import { judgeRun } from '@wadah/freshness/judge-run'
import type { Installation } from '../services.ts'

/** The rule a feed's age is judged by, in the city's calendar. */
export function ageRule(meta: FeedMeta, { city, holidays }: Pick<Installation, 'city' | 'holidays'>): AgeRule {
  const { utcOffsetMinutes } = city
  if (meta.archive || meta.cadence === undefined) return { kind: 'archive', utcOffsetMinutes }
  return {
    kind: 'cadence',
    basis: meta.basis,
    cadence: meta.cadence,
    grace: meta.grace,
    calendar: meta.calendar === 'workdays' ? { kind: 'workdays', holidays: [...holidays] } : { kind: 'always' },
    publicationLag: meta.publicationLag,
    maxUnchanged: meta.maxUnchanged,
    utcOffsetMinutes,
  }
}

/** Everything about a stored feed but its data, as every screen gets it. */
export function feedFacts(stored: StoredFeed, installation: Pick<Installation, 'city' | 'holidays'>, now: number): FeedFacts {
  const { feed, opdName, snapshot, hold, simulation } = stored
  const rule = ageRule(feed.meta, installation)
  const firstFailureAt = feed.firstFailureAt?.toISOString()
  const run = judgeRun(rule, { failedRuns: feed.failedRuns, firstFailureAt, everRan: feed.lastRunAt !== null }, now)
  return {
    id: feed.id,
    title: feed.meta.title,
    opd: feed.opd,
    opdName,
    source: feed.meta.metadata.source,
    classification: feed.classification,
    rule,
    times: {
      period: snapshot?.period ?? undefined,
      observedAt: snapshot?.observedAt?.toISOString(),
      fetchedAt: snapshot?.fetchedAt.toISOString(),
      confirmedAt: snapshot?.confirmedAt.toISOString(),
    },
    run: {
      state: run.state,
      since: run.since === undefined ? undefined : new Date(run.since).toISOString(),
      code: feed.failureCode ?? undefined,
      reason: feed.failureReason ?? undefined,
      failedRuns: feed.failedRuns,
      firstFailureAt,
    },
    hold: hold && { by: hold.by, since: hold.since.toISOString(), reason: hold.reason },
    simulation,
    metadata: feed.meta.metadata,
    measures: feed.meta.measures.map(({ name, title, unit, direction, plausible, target }) => ({
      name,
      title,
      unit,
      direction,
      plausible,
      target,
    })),
  }
}
