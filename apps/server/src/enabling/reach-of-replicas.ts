import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Reach } from '@wadah/api/enabling-services'
import { notify, type Database } from '@wadah/db/open'
import { listScreens, type ScreenRow } from '@wadah/db/screens'
import type { LiveHub } from '../live/live-hub.ts'

/** Options of {@link joinReach}. */
export interface JoinReachOptions {
  database: Database
  hub: Pick<LiveHub, 'reach' | 'reachOfFeed' | 'clients'>
  failed(error: unknown): void
}

interface Ask {
  from: string
  ask: string
  feed?: string | undefined
}

/** What one replica knows: the count, and which paired screens are connected to it. */
interface Counted extends Reach {
  screens: string[]
}

interface Answer {
  to: string
  ask: string
  counted: Counted
}

const asking = 'reach_ask'
const answering = 'reach_answer'
/** How long the others are waited for; one that is gone has no screens. */
const waitMs = 400
/** A notification holds eight thousand bytes; the counts are whole all the same. */
const mostNames = 40
const longestName = 60

/**
 * Counts the screens of every replica; returns how, and the way to stop answering the others.
 *
 * @remarks Paired screens that are connected to none are named as well: what was decided has not reached them.
 */
export async function joinReach({ database, hub, failed }: JoinReachOptions): Promise<{
  reach(feed?: string): Promise<Reach>
  stop(): Promise<void>
}> {
  const own = async (feed?: string): Promise<Counted> => ({
    ...(await (feed === undefined ? hub.reach() : hub.reachOfFeed(feed))),
    screens: hub.clients().flatMap(({ caller }) => caller.screenId ?? []),
  })
  const whole = async ({ screens, ...reach }: Counted, feed?: string): Promise<Reach> =>
    feed === undefined ? withAway(reach, screens, await listScreens(database)) : reach
  // The embedded database belongs to one process.
  if (database.kind === 'pglite') return { reach: async (feed) => whole(await own(feed), feed), stop: async () => undefined }
  const me = randomUUID()
  const waiting = new Map<string, Counted[]>()
  const answer = async ({ from, ask, feed }: Ask): Promise<void> => {
    if (from === me) return
    const counted = await own(feed)
    const missing = counted.missing.slice(0, mostNames).map((screen) => ({ ...screen, name: screen.name.slice(0, longestName) }))
    await notify(database, answering, { to: from, ask, counted: { ...counted, missing } } satisfies Answer)
  }
  const stops = await Promise.all([
    database.listen(asking, (payload) => void answer(JSON.parse(payload) as Ask).catch(failed)),
    database.listen(answering, (payload) => {
      const { to, ask, counted } = JSON.parse(payload) as Answer
      if (to === me) waiting.get(ask)?.push(counted)
    }),
  ])
  return {
    async reach(feed) {
      const ask = randomUUID()
      const answers: Counted[] = []
      waiting.set(ask, answers)
      try {
        await notify(database, asking, { from: me, ask, feed } satisfies Ask)
        const [mine] = await Promise.all([own(feed), wait(waitMs)])
        return await whole([mine, ...answers].reduce(together), feed)
      } finally {
        waiting.delete(ask)
      }
    },
    async stop() {
      for (const stop of stops) await stop()
    },
  }
}

function together(sum: Counted, one: Counted): Counted {
  return {
    revision: Math.max(sum.revision, one.revision),
    open: sum.open + one.open,
    applied: sum.applied + one.applied,
    missing: [...sum.missing, ...one.missing],
    screens: [...sum.screens, ...one.screens],
  }
}

/** Adds the paired screens that are connected nowhere, unless they are named already: their line may have been cut just now. */
function withAway(reach: Reach, connected: readonly string[], paired: readonly ScreenRow[]): Reach {
  const named = new Set(reach.missing.flatMap(({ kind, name }) => (kind === 'screen' ? name : [])))
  const away = paired.filter(({ id, name, revokedAt }) => revokedAt === null && !connected.includes(id) && !named.has(name))
  return { ...reach, missing: [...reach.missing, ...away.map(({ name }) => ({ kind: 'screen' as const, name, connected: false }))] }
}
