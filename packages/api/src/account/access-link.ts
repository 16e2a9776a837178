import { createHash, randomBytes } from 'node:crypto'
import { saveAccessLink, type AccessLinkRow } from '@wadah/db/access-links'
import type { Executor } from '@wadah/db/open'

/** How long a one-time link opens. Milliseconds. */
const lifeMs = { invitation: 7 * 86_400_000, reset: 24 * 3_600_000 }

/** A one-time link as it is shown, once. */
export interface NewAccessLink {
  /** Path and fragment: a fragment is sent to no server and stands in no log. */
  path: string
  expiresAt: string
}

/** What of a link is kept. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Makes a one-time link for a person, inside a transaction; links made before no longer open. */
export async function makeAccessLink(
  tx: Executor,
  { userId, purpose, by, now }: { userId: string; purpose: AccessLinkRow['purpose']; by: string; now: number },
): Promise<NewAccessLink> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now + lifeMs[purpose])
  await saveAccessLink(tx, { tokenHash: hashOfToken(token), userId, purpose, createdAt: new Date(now), createdBy: by, expiresAt })
  return { path: `/undangan#${token}`, expiresAt: expiresAt.toISOString() }
}
