import type { Classification } from './classification.ts'

const day = 86_400_000

/** How long what is shown of a class may stay on a device: public 30 days, internal 72 hours, restricted never. Milliseconds. */
export const deviceMemoryMs: Readonly<Record<Classification, number>> = { public: 30 * day, internal: 3 * day, restricted: 0 }

/** How long something may stay that shows several classes together: as long as the strictest of them. Milliseconds. */
export function shortestMemoryMs(shown: readonly Classification[]): number {
  return Math.min(...shown.map((one) => deviceMemoryMs[one]), deviceMemoryMs.public)
}
