import type { FeedHealth } from './health.ts'

type Shown = FeedHealth['shown']

/** States worth a mark of their own, the gravest first. */
export const problemStates = ['cut', 'stale', 'late', 'held', 'empty'] as const satisfies readonly Shown[]

/** One OPD and its feeds. */
export interface OpdFeeds {
  name: string
  feeds: FeedHealth[]
}

/** How many feeds stand in each state that is worth a mark; states without a feed are left out. */
export function countProblems(feeds: readonly FeedHealth[]): { state: (typeof problemStates)[number]; count: number }[] {
  return problemStates
    .map((state) => ({ state, count: feeds.filter((feed) => feed.shown === state).length }))
    .filter(({ count }) => count > 0)
}

/** Feeds by OPD: those with a problem first, then by name. `published` keeps feeds without a schedule. */
export function groupByOpd(feeds: readonly FeedHealth[], { published }: { published: boolean }): OpdFeeds[] {
  const kept = feeds.filter((feed) => published || feed.shown !== 'archive')
  const groups = [...Map.groupBy(kept, (feed) => feed.opd)].map(([opd, own]) => ({ name: own[0]?.opdName ?? opd, feeds: own }))
  return groups.toSorted((a, b) => gravity(a) - gravity(b) || a.name.localeCompare(b.name))
}

function gravity({ feeds }: OpdFeeds): number {
  const places = feeds.map((feed) => problemStates.indexOf(feed.shown as (typeof problemStates)[number])).filter((place) => place >= 0)
  return places.length === 0 ? problemStates.length : Math.min(...places)
}
