import { createStore, del, entries, get, set, clear } from 'idb-keyval'
import { deviceMemoryMs } from '@wadah/contracts/device-memory'

/** The last painted picture of a placement; inert, shown dated until the widget is live. */
export interface StoredPicture {
  svg: string
  width: number
  height: number
  /** Version of the release that painted it. */
  release: string
  theme: string
  /** Epoch ms. */
  takenAt: number
  /** How long what it shows may stay on a device, ms; as long as what is internal when absent. */
  mayStayMs?: number | undefined
}

const store = createStore('wadah-pictures', 'pictures')

/** Keeps the picture of a placement in a theme. A device that cannot store goes without. */
export async function keepPicture(placement: string, picture: StoredPicture): Promise<void> {
  await set(`${placement}|${picture.theme}`, picture, store).catch(() => undefined)
}

/** The last picture of a placement in a theme, as long as its class lets it stay. `now`: epoch ms. */
export async function readPicture(placement: string, theme: string, now: number): Promise<StoredPicture | undefined> {
  const picture = await get<StoredPicture>(`${placement}|${theme}`, store).catch(() => undefined)
  return picture === undefined || isExpired(picture, now) ? undefined : picture
}

function isExpired({ takenAt, mayStayMs = deviceMemoryMs.internal }: StoredPicture, now: number): boolean {
  return now - takenAt >= mayStayMs
}

/** Takes pictures from the device that are older than the class of what they show allows. `now`: epoch ms. */
export async function forgetExpiredPictures(now: number): Promise<void> {
  for (const [key, picture] of await entries<string, StoredPicture>(store).catch(() => []))
    if (isExpired(picture, now)) await del(key, store)
}

/** Forgets every picture: another person is about to look at this device. */
export async function forgetPictures(): Promise<void> {
  try {
    await clear(store)
  } catch {
    // A device that cannot store has no pictures.
  }
}

/** An address for `<img>`; nothing in such a picture runs. */
export function pictureUrl(picture: Pick<StoredPicture, 'svg'>): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`
}
