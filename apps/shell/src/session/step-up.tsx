import { lazy, Suspense, useSyncExternalStore } from 'react'
import { createStore } from 'zustand/vanilla'
import { errorCode } from '../trpc.ts'

/** Whoever waits for a proof of who they are; settled with whether it came. */
interface Waiting {
  settle(isProven: boolean): void
}

const waiting = createStore<{ all: readonly Waiting[] }>(() => ({ all: [] }))

function askForProof(): Promise<boolean> {
  return new Promise((resolve) => waiting.setState(({ all }) => ({ all: [...all, { settle: resolve }] })))
}

async function withProof<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (thrown) {
    if (errorCode(thrown) !== 'step_up_required') throw thrown
    if (!(await askForProof())) throw thrown
    return act()
  }
}

/**
 * Gives the way to run an act that may demand a fresh proof of who one is: the dialog asks for it, and the act runs again after it.
 * Closed without a proof, it rejects with the refusal, code `step_up_required`.
 */
export function useStepUp(): <T>(act: () => Promise<T>) => Promise<T> {
  return withProof
}

// Nobody proves anything in the first second: the dialog comes when it is needed.
const StepUpDialog = lazy(() => import('./step-up-dialog.tsx').then((module) => ({ default: module.StepUpDialog })))

/** Where the dialog appears; stands once, beside the pages. */
export function StepUpHost() {
  const { all } = useSyncExternalStore(waiting.subscribe, waiting.getState)
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
