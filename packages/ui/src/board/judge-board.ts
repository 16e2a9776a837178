import type { FeedFacts } from '@wadah/contracts/feed-state'
import { countsAsFresh } from '@wadah/freshness/judge-run'
import { judgeFeed, type JudgedFeed } from '../frame/judge-frame.ts'

/** How a board's data stands. */
export interface BoardJudgement {
  /** How many feeds count as fresh … */
  fresh: number
  /** … of those that count at all: archives do not. */
  counted: number
  /** Those that are not fresh, the most overdue first. */
  notFresh: readonly JudgedFeed[]
  /** By how much the most overdue is past its own schedule (ms). */
  overdue: number | undefined
}

/** Milliseconds a feed is past the moment new data was due; 0 when it is not. */
export function overdueOf(feed: JudgedFeed, now: number): number {
  return feed.age.lateAt === undefined ? 0 : Math.max(0, now - feed.age.lateAt)
}

/** Judges all feeds of a board at an instant (epoch ms, server time); each is measured against its own cadence. */
export function judgeBoard(facts: readonly FeedFacts[], now: number): BoardJudgement {
  const feeds = facts.map((one) => judgeFeed(one, now))
  const counting = feeds.filter((feed) => feed.facts.rule.kind !== 'archive')
  const notFresh = counting
    .filter((feed) => countsAsFresh(feed.facts.rule, feed.age, feed.run, now) !== true)
    .sort((a, b) => overdueOf(b, now) - overdueOf(a, now))
  const overdue = notFresh[0] === undefined ? 0 : overdueOf(notFresh[0], now)
  return { fresh: counting.length - notFresh.length, counted: counting.length, notFresh, overdue: overdue === 0 ? undefined : overdue }
}
