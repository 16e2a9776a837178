import type { Classification } from '@wadah/contracts/classification'
import { durationMs } from '@wadah/freshness/duration'

/** How long what belongs to a classification may stay on a device, ms; what is restricted never does. */
export const keptFor: Record<Classification, number> = { public: durationMs('30d'), internal: durationMs('72h'), restricted: 0 }

/** How long something made of several feeds may stay on a device, ms: as long as the strictest of them. Nothing is known of what is made of none. */
export function keptTogether(feeds: readonly { classification: Classification }[]): number {
  return feeds.length === 0 ? 0 : Math.min(...feeds.map(({ classification }) => keptFor[classification]))
}
