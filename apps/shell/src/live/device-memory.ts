import { clear, createStore, del, entries, get, set, update } from 'idb-keyval'
import { deviceMemoryMs } from '@wadah/contracts/device-memory'
import type { HeldFeed } from './apply-feed-message.ts'
import { serverNow } from './server-clock.ts'

const store = createStore('wadah-device', 'memory')

interface Remembered<T> {
  value: T
  at: number
}

interface RememberedFeed {
  feed: HeldFeed
  at: number
}

const feedsMark = '|feeds|'

/** Remembers something for the next start of this person on this device. */
export async function remember<T>(owner: string, key: string, value: T): Promise<void> {
  await set(`${owner}|${key}`, { value, at: serverNow() } satisfies Remembered<T>, store).catch(() => undefined)
}

/** What was remembered for this person. */
export async function recall<T>(owner: string, key: string): Promise<T | undefined> {
  return (await get<Remembered<T>>(`${owner}|${key}`, store).catch(() => undefined))?.value
}

/** Remembers the feeds a board shows, as far as what is shown of them may stay on a device. */
export async function rememberFeeds(owner: string, board: string, feeds: readonly HeldFeed[]): Promise<void> {
  await remember(
    owner,
    `feeds|${board}`,
    feeds.filter((feed) => deviceMemoryMs[feed.facts.classification] > 0).map((feed): RememberedFeed => ({ feed, at: serverNow() })),
  )
}

/** The feeds of a board as this device last saw them; what is older than its classification allows is left out. */
export async function recallFeeds(owner: string, board: string): Promise<HeldFeed[]> {
  const kept = (await recall<RememberedFeed[]>(owner, `feeds|${board}`)) ?? []
  return kept.filter(mayStay).map(({ feed }) => feed)
}

function mayStay({ feed, at }: RememberedFeed): boolean {
  return serverNow() - at < deviceMemoryMs[feed.facts.classification]
}

/** Forgets one feed on every board: this person may no longer see what is remembered of it. */
export async function forgetFeed(id: string): Promise<void> {
  await keepOnly(({ feed }) => feed.facts.id !== id)
}

/** Takes what is older than its classification allows from the device, also of boards and people that never come back. */
export async function forgetExpired(): Promise<void> {
  await keepOnly(mayStay)
}

async function keepOnly(stays: (one: RememberedFeed) => boolean): Promise<void> {
  try {
    for (const [key, { value }] of await entries<string, Remembered<RememberedFeed[]>>(store)) {
      if (!key.includes(feedsMark) || value.every(stays)) continue
      if (value.some(stays)) await update<Remembered<RememberedFeed[]>>(key, (last) => withOnly(last, stays), store)
      else await del(key, store)
    }
  } catch {
    // A device that cannot store has nothing to forget.
  }
}

function withOnly(last: Remembered<RememberedFeed[]> | undefined, stays: (one: RememberedFeed) => boolean): Remembered<RememberedFeed[]> {
  return { at: last?.at ?? 0, value: last?.value.filter(stays) ?? [] }
}

/** Forgets everything: another person is about to use this device. */
export async function forgetDevice(): Promise<void> {
  await clear(store).catch(() => undefined)
}
