import { forgetPictures } from '@wadah/plugin-host/picture-store'
import { forgetDevice } from '../live/device-memory.ts'
import { setServerTime } from '../live/server-clock.ts'
import { api } from '../trpc.ts'
import { ownerOf, type Me } from './session.tsx'

const key = 'wadah-session'

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
    const me = await api.session.me.query()
    setServerTime(me.serverTime)
    if (remembered && ownerOf(remembered) !== ownerOf(me)) await Promise.all([forgetDevice(), forgetPictures()])
    localStorage.setItem(key, JSON.stringify(me))
    return { me, isRemembered: false }
  } catch {
    return remembered && remembered.caller.kind === 'user' ? { me: remembered, isRemembered: true } : undefined
  }
}

/** Signs out and forgets what this device holds. */
export async function signOut(): Promise<void> {
  await api.session.signOut.mutate().catch(() => undefined)
  localStorage.removeItem(key)
  await Promise.all([forgetDevice(), forgetPictures()])
  location.assign('/masuk')
}
