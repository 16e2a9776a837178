import { useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { KeepEnablement } from './live/keep-enablement.tsx'
import { startLive } from './live/live-link.ts'
import { liveStore } from './live/live-store.ts'
import { useLive } from './live/use-live.ts'
import { createShellRouter } from './routes.tsx'
import { forgetSession, loadSession } from './session/load-session.ts'
import { SessionProvider, type Me } from './session/session.tsx'
import { StartPage } from './session/start-page.tsx'

const SignInPage = lazy(() => import('./session/sign-in-page.tsx').then((module) => ({ default: module.SignInPage })))

const router = createShellRouter()
const retryMs = 3_000

/** The whole app: who looks, then what they look at. */
export function App() {
  const [me, setMe] = useState<Me>()
  const [isKnown, setKnown] = useState(false)
  const signedOut = useLive((state) => state.signedOut)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const load = async (): Promise<void> => {
      const loaded = await loadSession()
      if (isGone) return
      setMe((last) =>
        last && loaded && JSON.stringify(last.caller) === JSON.stringify(loaded.me.caller) && last.build === loaded.me.build
          ? last
          : loaded?.me,
      )
      setKnown(loaded !== undefined)
      // A session from memory is shown at once and checked again until the server answers.
      if (loaded === undefined || loaded.isRemembered) timer = setTimeout(() => void load(), retryMs)
    }
    void load()
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [])

  const isSignedIn = me?.caller.kind === 'user' && !signedOut
  useEffect(() => {
    if (isSignedIn) return startLive()
  }, [isSignedIn])
  useEffect(() => {
    if (signedOut) void forgetSession()
  }, [signedOut])
  useReloadOnNewBuild(me?.build)
  useAskAgainWhenBack()

  if (!isKnown || !me) return <StartPage />
  if (!isSignedIn) {
    return (
      <Suspense fallback={<StartPage />}>
        <SignInPage me={me} />
      </Suspense>
    )
  }
  return (
    <SessionProvider value={me}>
      <KeepEnablement />
      <RouterProvider router={router} />
    </SessionProvider>
  )
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
