import type { MissingScreen, Reach } from '@wadah/api/enabling-services'
import type { Caller } from '@wadah/contracts/roles'
import type { LiveClient } from './live-client.ts'

/** How long a screen that fell without an acknowledgement is named; by then it was switched off rather than cut off. */
const namedMs = 60 * 60_000

interface FallenScreen {
  name: string
  kind: MissingScreen['kind']
  at: number
  held: number
}

function keyOf({ screenId, userId }: Caller): string {
  return screenId ?? userId ?? ''
}

function describe(caller: Caller): Pick<FallenScreen, 'name' | 'kind'> {
  return { kind: caller.kind === 'screen' ? 'screen' : 'person', name: caller.name ?? keyOf(caller) }
}

/** Remembers screens that fell before they acknowledged, until they are back. */
export function createReach(now: () => number) {
  const fallen = new Map<string, FallenScreen>()
  return {
    /** Notes that a client is gone. `present`: the revision it should have put into effect. */
    fell({ caller, acknowledges, acknowledged }: LiveClient, present: number): void {
      // One that never showed anything was not in anybody's sight.
      if (acknowledges && acknowledged > 0 && acknowledged < present)
        fallen.set(keyOf(caller), { ...describe(caller), at: now(), held: acknowledged })
    },
    /** Notes what a client has put into effect. */
    acknowledged({ caller, acknowledged }: LiveClient): void {
      const gone = fallen.get(keyOf(caller))
      if (gone === undefined) return
      if (acknowledged > gone.held) fallen.delete(keyOf(caller))
    },
    /** Counts a revision of the enablement over the clients that are connected and the screens that fell. */
    of(clients: readonly LiveClient[], revision: number): Reach {
      for (const [key, { at }] of fallen) if (now() - at > namedMs) fallen.delete(key)
      const open = clients.filter(({ acknowledges }) => acknowledges)
      const back = new Set(open.map(({ caller }) => keyOf(caller)))
      const gone = [...fallen].filter(([key, { held }]) => held < revision && !back.has(key)).map(([, screen]) => screen)
      return count(
        open.map((client) => ({ client, isApplied: client.acknowledged >= revision })),
        { revision, gone },
      )
    },
    /** Counts a version of a feed's facts over the clients that watch it. */
    ofFeed(clients: readonly LiveClient[], feed: string, version: number): Reach {
      const watching = clients.filter((client) => client.acknowledges && client.watches(feed))
      return count(
        watching.map((client) => ({ client, isApplied: (client.acknowledgedFacts.get(feed) ?? 0) >= version })),
        { revision: version, gone: [] },
      )
    },
  }
}

function count(
  screens: readonly { client: LiveClient; isApplied: boolean }[],
  { revision, gone }: { revision: number; gone: readonly FallenScreen[] },
): Reach {
  const missing = [
    ...screens.filter(({ isApplied }) => !isApplied).map(({ client }) => ({ ...describe(client.caller), connected: true })),
    ...gone.map(({ kind, name }) => ({ kind, name, connected: false })),
  ]
  const open = screens.length + gone.length
  return { revision, open, applied: open - missing.length, missing }
}
