import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Reach } from '@wadah/api/enabling-services'
import { notify, type Database } from '@wadah/db/open'
import type { LiveHub } from '../live/live-hub.ts'

/** Options of {@link joinReach}. */
export interface JoinReachOptions {
  database: Database
  hub: Pick<LiveHub, 'reach' | 'reachOfFeed'>
  failed(error: unknown): void
}

interface Ask {
  from: string
  ask: string
  feed?: string | undefined
}

interface Answer {
  to: string
  ask: string
  reach: Reach
}

const asking = 'reach_ask'
const answering = 'reach_answer'
/** How long the others are waited for; one that is gone has no screens. */
const waitMs = 400
/** A notification holds eight thousand bytes; the counts are whole all the same. */
const mostNames = 40
const longestName = 60

/** Counts the screens of every replica; returns how, and the way to stop answering the others. */
export async function joinReach({ database, hub, failed }: JoinReachOptions): Promise<{
  reach(feed?: string): Promise<Reach>
  stop(): Promise<void>
}> {
  const own = (feed?: string): Promise<Reach> => (feed === undefined ? hub.reach() : hub.reachOfFeed(feed))
  // The embedded database belongs to one process.
  if (database.kind === 'pglite') return { reach: own, stop: async () => undefined }
  const me = randomUUID()
  const waiting = new Map<string, Reach[]>()
  const answer = async ({ from, ask, feed }: Ask): Promise<void> => {
    if (from === me) return
    const reach = await own(feed)
    const missing = reach.missing.slice(0, mostNames).map((screen) => ({ ...screen, name: screen.name.slice(0, longestName) }))
    await notify(database, answering, { to: from, ask, reach: { ...reach, missing } } satisfies Answer)
  }
  const stops = await Promise.all([
    database.listen(asking, (payload) => void answer(JSON.parse(payload) as Ask).catch(failed)),
    database.listen(answering, (payload) => {
      const { to, ask, reach } = JSON.parse(payload) as Answer
      if (to === me) waiting.get(ask)?.push(reach)
    }),
  ])
  return {
    async reach(feed) {
      const ask = randomUUID()
      const answers: Reach[] = []
      waiting.set(ask, answers)
      try {
        await notify(database, asking, { from: me, ask, feed } satisfies Ask)
        const [mine] = await Promise.all([own(feed), wait(waitMs)])
        return [mine, ...answers].reduce((sum, one) => ({
          revision: Math.max(sum.revision, one.revision),
          open: sum.open + one.open,
          applied: sum.applied + one.applied,
          missing: [...sum.missing, ...one.missing],
        }))
      } finally {
        waiting.delete(ask)
      }
    },
    async stop() {
      for (const stop of stops) await stop()
    },
  }
}
