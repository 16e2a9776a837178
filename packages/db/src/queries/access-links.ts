import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { accessLink, user } from '../schema/identity.ts'
import type { UserRow } from './users.ts'

export type AccessLinkRow = typeof accessLink.$inferSelect

/** Keeps the mark of a one-time link; links of the same person made before no longer open anything. */
export async function saveAccessLink(tx: Executor, link: Omit<AccessLinkRow, 'usedAt'>): Promise<void> {
  await tx.orm.delete(accessLink).where(eq(accessLink.userId, link.userId))
  await tx.orm.insert(accessLink).values(link)
}

/** The person and purpose of a link that still opens. */
export async function findAccessLink(
  executor: Executor,
  tokenHash: string,
  now: Date,
): Promise<{ link: AccessLinkRow; user: UserRow } | undefined> {
  const [row] = await executor.orm
    .select({ link: accessLink, user })
    .from(accessLink)
    .innerJoin(user, eq(user.id, accessLink.userId))
    .where(and(eq(accessLink.tokenHash, tokenHash), isNull(accessLink.usedAt), gt(accessLink.expiresAt, now), isNull(user.disabledAt)))
  return row
}

/** Uses a link up; false when somebody was faster or it no longer opens. */
export async function useAccessLink(executor: Executor, tokenHash: string, now: Date): Promise<boolean> {
  const used = await executor.orm
    .update(accessLink)
    .set({ usedAt: now })
    .where(and(eq(accessLink.tokenHash, tokenHash), isNull(accessLink.usedAt), gt(accessLink.expiresAt, now)))
    .returning({ tokenHash: accessLink.tokenHash })
  return used.length === 1
}

/** Users who have an open link, with its purpose and end. */
export async function openAccessLinks(executor: Executor, now: Date): Promise<Map<string, Pick<AccessLinkRow, 'purpose' | 'expiresAt'>>> {
  const rows = await executor.orm
    .select()
    .from(accessLink)
    .where(and(isNull(accessLink.usedAt), gt(accessLink.expiresAt, now)))
  return new Map(rows.map(({ userId, purpose, expiresAt }) => [userId, { purpose, expiresAt }]))
}
