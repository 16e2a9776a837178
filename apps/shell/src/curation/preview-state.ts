import type { FeedFacts } from '@wadah/contracts/feed-state'
import type { PortFeed } from '@wadah/contracts/port'
import { judgeFeed } from '@wadah/ui/judge-frame'
import type { ApiOutputs } from '../trpc.ts'

export type Preview = ApiOutputs['curation']['preview']
export type PreviewFeed = Preview['feeds'][number]

/** What a reviewer may have played: how the feeds of a widget stand. */
export const previewStates = ['fresh', 'late', 'stale', 'failing', 'simulated', 'empty', 'loading'] as const
export type PreviewState = (typeof previewStates)[number]

/** A played moment: the clock, and the feeds as the frame and the widget are told of them. */
export interface PlayedMoment {
  /** Epoch ms by which the frame judges. */
  now: number
  facts: FeedFacts[]
  feeds: PortFeed[]
}

const day = 86_400_000
/** Moments after the fixtures' own at which a feed may be late or clogged: minutes for queues, years for yearbooks. */
const ages = [
  0,
  20_000,
  60_000,
  180_000,
  600_000,
  1_800_000,
  5_400_000,
  6 * 3_600_000,
  18 * 3_600_000,
  day * 1.7,
  day * 2.6,
  day * 4,
  day * 8,
  day * 16,
  day * 40,
  day * 90,
  day * 400,
  day * 900,
]

/** Plays the feeds of a widget in a state, on the data of the release's own fixtures. Published data is never late: it stays what it is. */
export function playState(preview: Preview, names: readonly string[], state: PreviewState): PlayedMoment {
  const feeds = names.flatMap((name) => preview.feeds.find((feed) => feed.name === name) ?? [])
  const isEmpty = state === 'empty' || state === 'loading'
  const facts = feeds.map((feed) => factsOf(feed, { at: preview.now, state, isEmpty: isEmpty || feed.data === undefined }))
  const now = preview.now + ageFor(facts, preview.now, state)
  return {
    now,
    facts,
    feeds: feeds.map((feed, index) => {
      const own = facts[index] as FeedFacts
      const data = isEmpty ? undefined : feed.data
      return { name: feed.name, version: data === undefined ? 0 : 1, data, facts: own, shown: judgeFeed(own, now).shown }
    }),
  }
}

function factsOf(feed: PreviewFeed, { at, state, isEmpty }: { at: number; state: PreviewState; isEmpty: boolean }): FeedFacts {
  const then = new Date(at).toISOString()
  const failing = { state: 'failing' as const, since: then, code: 'source_unreachable', failedRuns: 3, firstFailureAt: then }
  return {
    ...feed.facts,
    times: isEmpty ? {} : { ...feed.times, fetchedAt: then, confirmedAt: then },
    run: state === 'failing' ? failing : { state: 'ok', failedRuns: 0 },
    ...(state === 'simulated' ? { simulation: {} } : {}),
  } as FeedFacts
}

function ageFor(facts: readonly FeedFacts[], at: number, state: PreviewState): number {
  const wanted = state === 'failing' ? 'cut' : state
  if (wanted !== 'late' && wanted !== 'stale' && wanted !== 'cut') return 0
  return ages.find((age) => facts.some((one) => judgeFeed(one, at + age).shown === wanted)) ?? 0
}
