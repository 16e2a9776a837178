import { useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { KeepEnablement } from './live/keep-enablement.tsx'
import { startLive } from './live/live-link.ts'
import { enterEpoch, liveStore } from './live/live-store.ts'
import { useLive } from './live/use-live.ts'
import { showAsWall } from './look/look-store.ts'
import { createShellRouter } from './routes.tsx'
import { forgetSession, loadSession } from './session/load-session.ts'
import { isKnownViewer, SessionProvider, type Me } from './session/session.tsx'
import { StartPage } from './session/start-page.tsx'
import { StepUpHost } from './session/step-up.tsx'

const InvitationPage = lazy(() => import('./session/invitation-page.tsx').then((module) => ({ default: module.InvitationPage })))
const SignInPage = lazy(() => import('./session/sign-in-page.tsx').then((module) => ({ default: module.SignInPage })))

const PairingPage = lazy(() => import('./screens/pairing-page.tsx').then((module) => ({ default: module.PairingPage })))

const router = createShellRouter()
const retryMs = 3_000
const awayMs = 5_000

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
  const callerChanged = useLive((state) => state.callerChanged)
  const heldList = me?.boardList ?? 0
  const isListOld = useLive((state) => state.boardList > heldList)

  const isEpochOld = useLive((state) => me !== undefined && state.epoch !== undefined && state.epoch !== me.epoch)

  const take = useCallback((loaded: Loaded) => {
    if (loaded && liveStore.getState().epoch === undefined) enterEpoch(loaded.me.epoch)
    setMe((last) => (last && loaded && isSame(last, loaded.me) ? last : loaded?.me))
    setKnown(loaded !== undefined)
  }, [])
  useEffect(() => askWhoLooks(take), [take])
  // Boards were made, named, shared or archived since.
  useEffect(() => (isListOld ? askWhoLooks(take) : undefined), [isListOld, take])
  // The server was restored from a backup: whoever looked may be another by now, and what is remembered is of another past.
  useEffect(() => (isEpochOld ? askWhoLooks(take) : undefined), [isEpochOld, take])
  useAskWhileAway(take)

  // A one-time link is for whom it names, also on a device where somebody else is signed in.
  const [isInvited] = useState(() => location.pathname === '/undangan')
  const isSignedIn = me !== undefined && isKnownViewer(me) && !signedOut
  const isScreen = me?.caller.kind === 'screen'
  useEffect(() => {
    if (isSignedIn) return startLive()
  }, [isSignedIn])
  useEffect(() => {
    if (signedOut) void forgetSession()
  }, [signedOut])
  useEffect(() => {
    if (isScreen) showAsWall()
  }, [isScreen])
  useEffect(() => {
    if (callerChanged) location.reload()
  }, [callerChanged])
  useReloadOnNewBuild(me?.build)
  useAskAgainWhenBack()

  if (!isKnown || !me) return <StartPage />
  if (isInvited) {
    return (
      <Suspense fallback={<StartPage />}>
        <InvitationPage me={me} />
      </Suspense>
    )
  }
  if (!isSignedIn) {
    return (
      <Suspense fallback={<StartPage />}>
        {isScreen || location.pathname === '/layar' ? <PairingPage isRevoked={isScreen} /> : <SignInPage me={me} />}
      </Suspense>
    )
  }
  return (
    <SessionProvider value={me}>
      <KeepEnablement />
      <RouterProvider router={router} />
      <StepUpHost />
    </SessionProvider>
  )
}

/** A stream that is refused cannot say that the session is no more: while it is away, that is asked. */
function useAskWhileAway(take: (loaded: Loaded) => void): void {
  const isAway = useLive(({ connection }) => connection.kind === 'offline' && connection.isBusy === undefined)
  useEffect(() => {
    if (!isAway) return
    let isBack = false
    const timer = setInterval(() => void loadSession().then((loaded) => isBack || take(loaded)), awayMs)
    return () => {
      isBack = true
      clearInterval(timer)
    }
  }, [isAway, take])
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
