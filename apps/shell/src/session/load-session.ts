import { forgetExpiredPictures, forgetPictures } from '@wadah/plugin-host/picture-store'
import { forgetDevice, forgetExpired } from '../live/device-memory.ts'
import { setServerTime } from '../live/server-clock.ts'
import { nameItOffice } from '../texts/i18n.ts'
import { api } from '../trpc.ts'
import { isKnownViewer, ownerOf, type Me } from './session.tsx'

const key = 'wadah-session'
/** A line that is up but answers nothing must not keep a board waiting that is on this device. */
const patienceMs = 2_500

/** The session as this device last saw it. */
function rememberedSession(): Me | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** Asks the server who looks. Without a server, the person this device last knew: the board is there, dated. */
export async function loadSession(): Promise<{ me: Me; isRemembered: boolean } | undefined> {
  const remembered = rememberedSession()
  try {
    const me = await api.session.me.query(undefined, { signal: AbortSignal.timeout(patienceMs) })
    setServerTime(me.serverTime)
    if (remembered && ownerOf(remembered) !== ownerOf(me)) await Promise.all([forgetDevice(), forgetPictures()])
    else void Promise.all([forgetExpired(), forgetExpiredPictures(me.serverTime)])
    localStorage.setItem(key, JSON.stringify(me))
    nameItOffice(me.city.itOffice)
    return { me, isRemembered: false }
  } catch {
    nameItOffice(remembered?.city.itOffice)
    return remembered && isKnownViewer(remembered) ? { me: remembered, isRemembered: true } : undefined
  }
}

/** Forgets who looked and all that this device holds: the session has ended, here or elsewhere. */
export async function forgetSession(): Promise<void> {
  localStorage.removeItem(key)
  await Promise.all([forgetDevice(), forgetPictures()])
}

/** Signs out and forgets what this device holds. */
export async function signOut(): Promise<void> {
  await api.session.signOut.mutate().catch(() => undefined)
  await forgetSession()
  location.assign('/masuk')
}
