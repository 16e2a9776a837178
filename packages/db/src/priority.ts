import { AsyncLocalStorage } from 'node:async_hooks'

const background = new AsyncLocalStorage<true>()

/** Runs work whose statements wait behind those of people: jobs, retention, maintenance. Matters on the embedded database, which has one connection. */
export function inBackground<T>(work: () => Promise<T>): Promise<T> {
  return background.run(true, work)
}

/** Tells whether the current work runs in the background. */
export function isBackground(): boolean {
  return background.getStore() === true
}
