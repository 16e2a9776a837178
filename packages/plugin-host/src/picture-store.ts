import { createStore, del, entries, get, set, clear } from 'idb-keyval'

/** The last painted picture of a placement; inert, shown dated until the widget is live. */
export interface StoredPicture {
  svg: string
  width: number
  height: number
  /** Version of the release that painted it. */
  release: string
  theme: string
  /** Until when it may be shown, by what is seen on it. Epoch ms, like `takenAt`. */
  until: number
  takenAt: number
}

const store = createStore('wadah-pictures', 'pictures')

/** Keeps the picture of a placement in a theme. A device that cannot store goes without. */
export async function keepPicture(placement: string, picture: StoredPicture): Promise<void> {
  await set(`${placement}|${picture.theme}`, picture, store).catch(() => undefined)
}

/** The last picture of a placement in a theme; one that may no longer be shown is forgotten, with all others of that kind. */
export async function readPicture(placement: string, theme: string, now: number): Promise<StoredPicture | undefined> {
  const picture = await get<StoredPicture>(`${placement}|${theme}`, store).catch(() => undefined)
  if (picture === undefined || now < picture.until) return picture
  await forgetPicturesUntil(now)
  return undefined
}

async function forgetPicturesUntil(now: number): Promise<void> {
  for (const [key, picture] of await entries<string, StoredPicture>(store).catch(() => []))
    if (!(now < picture.until)) await del(key, store).catch(() => undefined)
}

/** Forgets every picture: another person is about to look at this device. */
export async function forgetPictures(): Promise<void> {
  await clear(store).catch(() => undefined)
}

/** An address for `<img>`; nothing in such a picture runs. */
export function pictureUrl(picture: Pick<StoredPicture, 'svg'>): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`
}
