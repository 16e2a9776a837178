import { AsyncLocalStorage } from 'node:async_hooks'
import { CodedError } from '@wadah/errors'

/** One transaction under way, and whose connection it occupies. */
export interface TransactionScope {
  readonly owner: object
  isOpen: boolean
}

const present = new AsyncLocalStorage<TransactionScope>()

/** Runs the work of a transaction; what it starts can tell that it stands inside. */
export async function insideTransaction<T>(owner: object, work: (scope: TransactionScope) => Promise<T>): Promise<T> {
  const scope: TransactionScope = { owner, isOpen: true }
  try {
    return await present.run(scope, () => work(scope))
  } finally {
    // What outlives the transaction (an event it raised, a listener it started) is no longer inside.
    scope.isOpen = false
  }
}

/** Throws `storage_misuse` inside a transaction of `owner`: on one connection the statement would wait for its own transaction for ever, on many it would silently read outside it. */
export function refuseInsideTransaction(owner: object): void {
  const scope = present.getStore()
  if (scope?.isOpen === true && scope.owner === owner) {
    throw new CodedError('storage_misuse', 'A statement was sent to the database from inside a transaction; send it to the transaction.')
  }
}

/** Throws `storage_misuse` when a transaction has ended: the statement would run outside it, or inside somebody else’s. */
export function refuseAfterEnd(scope: TransactionScope): void {
  if (!scope.isOpen) throw new CodedError('storage_misuse', 'A statement was sent to a transaction that has ended; await it inside.')
}
