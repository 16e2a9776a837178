import { createHmac } from 'node:crypto'
import type { Database } from '@wadah/db/open'
import { beginAttempt } from '@wadah/db/sign-in-attempts'

/** A code of an authenticator app is right for a minute and a half, clocks that differ included. Milliseconds. */
const lifeMs = 90_000

/** Claims a code for one use; false when it was tried before, so that nobody uses one they saw over a shoulder. */
export async function claimCode(
  database: Database,
  { secret, userId, code, now }: { secret: string; userId: string; code: string; now: number },
): Promise<boolean> {
  const key = `code:${createHmac('sha256', secret).update(`code:${userId}:${code}`).digest('base64url')}`
  return (await beginAttempt(database, [{ key, delayMs: () => lifeMs }], new Date(now))) === undefined
}
