import { createHmac } from 'node:crypto'
import type { Database } from '@wadah/db/open'
import { beginAttempt, dropOldAttempts, forgetAttempts, takeBackAttempt, type AttemptRule } from '@wadah/db/sign-in-attempts'
import { CodedError } from '@wadah/errors'

/** Who tries to prove who they are, as far as it can be told before. */
export interface Attempt {
  /** E-mail that was typed, or that of the person who is known already. It need not belong to anybody. */
  email: string | undefined
  /** Address the request came from; undefined in process. */
  address: string | undefined
}

/** One attempt that was let in. It counts as failed until told otherwise. */
export interface OpenAttempt {
  /** The person proved who they are. */
  succeeded(): Promise<void>
  /** Nothing was proven and nothing was wrong: half of two steps, or a request that asked for nothing. */
  undecided(): Promise<void>
}

/** Slows down whoever guesses. What it knows is in the database: a restart or another replica changes nothing. */
export interface SignInGuard {
  /** Throws `rate_limited` with the seconds to wait, the same whether there is such a person or not. */
  begin(attempt: Attempt): Promise<OpenAttempt>
  /** Lets a person try again at once. */
  forget(email: string): Promise<void>
}

const second = 1_000
const longest = 15 * 60 * second
/** How often what no longer counts is dropped. */
const sweepMs = 60 * 60 * second

/** Nothing for the first failures, then a delay that doubles with each. */
function growing({ free, first }: { free: number; first: number }): AttemptRule['delayMs'] {
  return (failures) => (failures < free ? 0 : Math.min(longest, first * 2 ** Math.min(failures - free, 20)))
}

const accountDelay = growing({ free: 5, first: 30 * second })
/** Many people share the address of an office. */
const addressDelay = growing({ free: 40, first: 10 * second })

/** Makes the guard of an installation; `secret` keeps what was typed out of the database. */
export function createSignInGuard({ database, secret, now }: { database: Database; secret: string; now(): number }): SignInGuard {
  const keyOf = (kind: 'account' | 'address', value: string): string =>
    `${kind}:${createHmac('sha256', secret).update(`${kind}:${value.trim().toLowerCase()}`).digest('base64url')}`
  let sweptAt = 0
  async function sweep(): Promise<void> {
    if (now() - sweptAt < sweepMs) return
    sweptAt = now()
    await dropOldAttempts(database, new Date(now()))
  }
  return {
    async begin({ email, address }) {
      await sweep()
      const account = email === undefined ? [] : [{ key: keyOf('account', email), delayMs: accountDelay }]
      const place = address === undefined || address === '' ? [] : [{ key: keyOf('address', address), delayMs: addressDelay }]
      const until = await beginAttempt(database, [...account, ...place], new Date(now()))
      if (until !== undefined) {
        const retryAfter = Math.max(1, Math.ceil((until.getTime() - now()) / second))
        throw new CodedError('rate_limited', `Too many failed attempts; wait ${retryAfter} s.`, { details: { retryAfter } })
      }
      const keys = (rules: AttemptRule[]): string[] => rules.map(({ key }) => key)
      return {
        async succeeded() {
          await takeBackAttempt(database, keys(place))
          for (const key of keys(account)) await forgetAttempts(database, key)
        },
        undecided: () => takeBackAttempt(database, keys([...account, ...place])),
      }
    },
    forget: (email) => forgetAttempts(database, keyOf('account', email)),
  }
}
