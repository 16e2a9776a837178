import { lazy, Suspense, useSyncExternalStore } from 'react'
import { createStore } from 'zustand/vanilla'
import { errorCode } from '../trpc.ts'

/** Whoever waits for a proof of who they are; settled with whether it came. */
interface Waiting {
  settle(isProven: boolean): void
}

const waiting = createStore<{ all: readonly Waiting[]; lacksFactor: boolean }>(() => ({ all: [], lacksFactor: false }))

/** Said where it leads on, and then no failure: the act was not done because the person turned to something else. */
const turnedAway = { data: { wadah: { code: 'step_up_required' } } }

function askForProof(): Promise<boolean> {
  return new Promise((resolve) => waiting.setState(({ all }) => ({ all: [...all, { settle: resolve }] })))
}

async function withProof<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await orPointed(act)
  } catch (thrown) {
    if (thrown === turnedAway || errorCode(thrown) !== 'step_up_required') throw thrown
    if (!(await askForProof())) throw thrown
    return orPointed(act)
  }
}

/** Points whoever lacks a second factor to where it is added. */
async function orPointed<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (thrown) {
    if (errorCode(thrown) !== 'second_factor_required') throw thrown
    waiting.setState({ lacksFactor: true })
    throw turnedAway
  }
}

/**
 * Gives the way to run an act that may demand a fresh proof of who one is: the dialog asks for it, and the act runs again after it.
 * Closed without a proof, it rejects with the refusal, code `step_up_required`; so it does after leading an administrator who lacks a
 * second factor to where it is added.
 */
export function useStepUp(): <T>(act: () => Promise<T>) => Promise<T> {
  return withProof
}

// Nobody proves anything in the first second: the dialog comes when it is needed.
const SecondFactorDialog = lazy(() => import('./second-factor-dialog.tsx').then((module) => ({ default: module.SecondFactorDialog })))
const StepUpDialog = lazy(() => import('./step-up-dialog.tsx').then((module) => ({ default: module.StepUpDialog })))

/** Where the dialog appears; stands once, beside the pages. */
export function StepUpHost() {
  const { all, lacksFactor } = useSyncExternalStore(waiting.subscribe, waiting.getState)
  if (lacksFactor) {
    return (
      <Suspense fallback={null}>
        <SecondFactorDialog onClose={() => waiting.setState({ lacksFactor: false })} />
      </Suspense>
    )
  }
  if (all.length === 0) return null
  const settle = (isProven: boolean): void => {
    waiting.setState({ all: [] })
    for (const one of all) one.settle(isProven)
  }
  return (
    <Suspense fallback={null}>
      <StepUpDialog onSettle={settle} />
    </Suspense>
  )
}
