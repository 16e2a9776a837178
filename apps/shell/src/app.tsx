import { useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { startLive } from './live/live-link.ts'
import { liveStore } from './live/live-store.ts'
import { useLive } from './live/use-live.ts'
import { showAsWall } from './look/look-store.ts'
import { createShellRouter } from './routes.tsx'
import { forgetSession, loadSession } from './session/load-session.ts'
import { isKnownViewer, SessionProvider, type Me } from './session/session.tsx'
import { StartPage } from './session/start-page.tsx'

const SignInPage = lazy(() => import('./session/sign-in-page.tsx').then((module) => ({ default: module.SignInPage })))

const PairingPage = lazy(() => import('./screens/pairing-page.tsx').then((module) => ({ default: module.PairingPage })))

const router = createShellRouter()
const retryMs = 3_000

type Loaded = Awaited<ReturnType<typeof loadSession>>

/** Asks who looks until the server answers; a session from memory is shown meanwhile. Returns the way to stop. */
function askWhoLooks(take: (loaded: Loaded) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isGone = false
  const load = async (): Promise<void> => {
    const loaded = await loadSession()
    if (isGone) return
    take(loaded)
    if (loaded === undefined || loaded.isRemembered) timer = setTimeout(() => void load(), retryMs)
  }
  void load()
  return () => {
    isGone = true
    clearTimeout(timer)
  }
}

/** The whole app: who looks, then what they look at. */
export function App() {
  const [me, setMe] = useState<Me>()
  const [isKnown, setKnown] = useState(false)
  const signedOut = useLive((state) => state.signedOut)
  const heldList = me?.boardList ?? 0
  const isListOld = useLive((state) => state.boardList > heldList)

  const take = useCallback((loaded: Loaded) => {
    setMe((last) => (last && loaded && isSame(last, loaded.me) ? last : loaded?.me))
    setKnown(loaded !== undefined)
  }, [])
  useEffect(() => askWhoLooks(take), [take])
  // Boards were made, named, shared or archived since.
  useEffect(() => (isListOld ? askWhoLooks(take) : undefined), [isListOld, take])

  const isSignedIn = me !== undefined && isKnownViewer(me) && !signedOut
  const isScreen = me?.caller.kind === 'screen'
  useEffect(() => {
    if (isSignedIn) return startLive()
  }, [isSignedIn])
  useEffect(() => {
    if (signedOut) void beginAnew()
  }, [signedOut])
  useEffect(() => {
    if (isScreen) showAsWall()
  }, [isScreen])
  useReloadOnNewBuild(me?.build)
  useAskAgainWhenBack()

  if (!isKnown || !me) return <StartPage />
  if (!isSignedIn) {
    return (
      <Suspense fallback={<StartPage />}>
        {isScreen || location.pathname === '/layar' ? <PairingPage isRevoked={isScreen} /> : <SignInPage me={me} />}
      </Suspense>
    )
  }
  return (
    <SessionProvider value={me}>
      <RouterProvider router={router} />
    </SessionProvider>
  )
}

/** The server ended the connection: whoever is still known goes on with what they may see now, the others have this device forget them. */
async function beginAnew(): Promise<void> {
  const loaded = await loadSession()
  if (loaded && !loaded.isRemembered && isKnownViewer(loaded.me)) return location.reload()
  await forgetSession()
}

/** What was asked in vain while the server was away, or answered by this device, is asked again when it is back. */
function useAskAgainWhenBack(): void {
  const client = useQueryClient()
  useEffect(
    () =>
      liveStore.subscribe((state, former) => {
        if (state.connection.kind === 'live' && former.connection.kind === 'offline') void client.invalidateQueries()
      }),
    [client],
  )
}

/** A new build of the shell reloads the page once nobody is in the middle of arranging a board. */
function useReloadOnNewBuild(own: string | undefined): void {
  useEffect(() => {
    if (own === undefined) return
    return liveStore.subscribe(({ build }) => {
      if (build !== undefined && build !== own && !location.pathname.endsWith('/atur')) location.reload()
    })
  }, [own])
}

/** Whether two answers about who looks tell the same; the time of the server always differs. */
function isSame(a: Me, b: Me): boolean {
  return JSON.stringify({ ...a, serverTime: 0 }) === JSON.stringify({ ...b, serverTime: 0 })
}
