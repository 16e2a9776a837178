import { clear, createStore, get, set } from 'idb-keyval'
import type { HeldFeed } from './apply-feed-message.ts'
import { keptFor } from './kept-on-device.ts'
import { serverNow } from './server-clock.ts'

const store = createStore('wadah-device', 'memory')

interface Remembered<T> {
  value: T
  at: number
}

/** Remembers something for the next start of this person on this device. */
export async function remember<T>(owner: string, key: string, value: T): Promise<void> {
  await set(`${owner}|${key}`, { value, at: serverNow() } satisfies Remembered<T>, store).catch(() => undefined)
}

/** What was remembered for this person. */
export async function recall<T>(owner: string, key: string): Promise<T | undefined> {
  return (await get<Remembered<T>>(`${owner}|${key}`, store).catch(() => undefined))?.value
}

/** Remembers the feeds a board shows, as far as their classification allows. */
export async function rememberFeeds(owner: string, board: string, feeds: readonly HeldFeed[]): Promise<void> {
  await remember(
    owner,
    `feeds|${board}`,
    feeds.filter((feed) => keptFor[feed.facts.classification] > 0).map((feed) => ({ feed, at: serverNow() })),
  )
}

/** The feeds of a board as this device last saw them; what is older than its classification allows is left out. */
export async function recallFeeds(owner: string, board: string): Promise<HeldFeed[]> {
  const kept = (await recall<{ feed: HeldFeed; at: number }[]>(owner, `feeds|${board}`)) ?? []
  return kept.filter(({ feed, at }) => serverNow() - at < keptFor[feed.facts.classification]).map(({ feed }) => feed)
}

/** Forgets everything: another person is about to use this device. */
export async function forgetDevice(): Promise<void> {
  await clear(store).catch(() => undefined)
}
