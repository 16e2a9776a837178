import { judgeFeed, type FeedFacts } from '@wadah/plugin-sdk/adapter'
import * as z from 'zod'

/** How a feed stands, in the words of every frame. */
export const shownStates = ['fresh', 'late', 'stale', 'cut', 'held', 'archive', 'empty'] as const

const feedHealth = z.object({
  id: z.string().max(120),
  opd: z.string().max(40),
  /** As the city writes it; its id while the city has no name for it. */
  opdName: z.string().max(120),
  titleId: z.string().max(600),
  titleEn: z.string().max(600),
  shown: z.enum(shownStates),
})

export const healthSchema = z.object({
  observedAt: z.iso.datetime(),
  fresh: z.int().min(0),
  /** Feeds with a schedule; published data has none and does not count. */
  counted: z.int().min(0),
  /** Without a scheduled feed there is no share. */
  freshPercent: z.number().min(0).max(100).nullable(),
  feeds: z.array(feedHealth).max(2_000),
})

export type FeedHealth = z.infer<typeof feedHealth>
export type Health = z.infer<typeof healthSchema>

/** Judges all feeds at an instant, by the rules every frame judges by. */
export function judgeHealth(facts: readonly FeedFacts[], now: Date): Health {
  const judged = facts.map((one) => ({ facts: one, ...judgeFeed(one, now) }))
  const counted = judged.filter(({ countsAsFresh }) => countsAsFresh !== undefined)
  const fresh = counted.filter(({ countsAsFresh }) => countsAsFresh === true).length
  return {
    observedAt: now.toISOString(),
    fresh,
    counted: counted.length,
    freshPercent: counted.length === 0 ? null : Math.round((1_000 * fresh) / counted.length) / 10,
    feeds: judged.map(({ facts: { id, opd, opdName = opd, title }, shown }) => ({
      id,
      opd,
      opdName,
      titleId: title.id,
      titleEn: title.en,
      shown,
    })),
  }
}
