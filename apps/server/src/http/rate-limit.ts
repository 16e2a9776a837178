import { CodedError } from '@wadah/errors'

/** How often something may happen: a burst, refilled evenly within the window. */
export interface RateRule {
  burst: number
  windowMs: number
}

/** Counts what each key did. */
export interface RateLimit {
  /** Throws `rate_limited` with the seconds to wait. */
  take(key: string): void
}

/** Keys remembered at once; the oldest are forgotten, which only ever favours the caller. */
const mostKeys = 20_000

/** Makes a token bucket per key. */
export function createRateLimit(rule: RateRule, now: () => number): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return {
    take(key) {
      const at = now()
      const bucket = buckets.get(key) ?? { tokens: rule.burst, at }
      const tokens = Math.min(rule.burst, bucket.tokens + ((at - bucket.at) * rule.burst) / rule.windowMs)
      buckets.delete(key)
      buckets.set(key, { tokens: Math.max(0, tokens - 1), at })
      if (buckets.size > mostKeys) buckets.delete(buckets.keys().next().value ?? key)
      if (tokens >= 1) return
      const retryAfter = Math.ceil(((1 - tokens) * rule.windowMs) / rule.burst / 1_000)
      throw new CodedError('rate_limited', `Too many requests; wait ${retryAfter} s.`, { details: { retryAfter } })
    },
  }
}
