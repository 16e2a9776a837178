import { aliasedTable, and, desc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { opd } from '../schema/city.ts'
import { deputy, user } from '../schema/identity.ts'

export type DeputyRow = typeof deputy.$inferSelect
/** What a running deputyship gives its holder; the office by its short name. */
export type HeldRole = Pick<DeputyRow, 'id' | 'role' | 'opd'> & { opdName: string | undefined }
/** A deputyship with the names of both. */
export type NamedDeputy = DeputyRow & { fromName: string; toName: string }

/** Roles held for others by each of some users at an instant. Nothing has to happen when one begins or ends: it is asked every time. */
export async function heldRoles(executor: Executor, users: readonly string[], now: Date): Promise<Map<string, HeldRole[]>> {
  const held = new Map<string, HeldRole[]>()
  if (users.length === 0) return held
  const named = aliasedTable(opd, 'named_office')
  // An office that was merged is the one that goes on for it; what was written when the deputy was appointed stays.
  const present = sql<string | null>`coalesce(${named.successor}, ${deputy.opd})`
  const rows = await executor.orm
    .select({ id: deputy.id, toUser: deputy.toUser, role: deputy.role, opd: present, opdName: opd.shortName, roles: user.roles })
    .from(deputy)
    // Whoever lost a role, or may not sign in, has nothing left to hand on.
    .innerJoin(user, and(eq(user.id, deputy.fromUser), isNull(user.disabledAt)))
    .leftJoin(named, eq(named.id, deputy.opd))
    .leftJoin(opd, eq(opd.id, present))
    .where(and(inArray(deputy.toUser, [...users]), isNull(deputy.endedAt), lte(deputy.startsAt, now), gt(deputy.endsAt, now)))
  for (const { toUser, roles, opdName, ...row } of rows) {
    if (roles.includes(row.role)) held.set(toUser, [...(held.get(toUser) ?? []), { ...row, opdName: opdName ?? undefined }])
  }
  return held
}

/** Adds a deputyship. */
export async function addDeputy(executor: Executor, row: Omit<DeputyRow, 'endedAt' | 'endedBy'>): Promise<void> {
  await executor.orm.insert(deputy).values(row)
}

/** Ends a deputyship before its time; false when it had ended. */
export async function endDeputy(executor: Executor, id: string, { at, by }: { at: Date; by: string }): Promise<boolean> {
  const ended = await executor.orm
    .update(deputy)
    .set({ endedAt: at, endedBy: by })
    .where(and(eq(deputy.id, id), isNull(deputy.endedAt), gt(deputy.endsAt, at)))
    .returning({ id: deputy.id })
  return ended.length === 1
}

/** A deputyship by its id. */
export async function findDeputy(executor: Executor, id: string): Promise<DeputyRow | undefined> {
  return (await executor.orm.select().from(deputy).where(eq(deputy.id, id)))[0]
}

/** Deputyships, the newest first; of one person those given and those held. */
export async function listDeputies(executor: Executor, userId?: string): Promise<NamedDeputy[]> {
  const from = aliasedTable(user, 'from_person')
  const to = aliasedTable(user, 'to_person')
  const rows = await executor.orm
    .select({ deputy, fromName: from.name, toName: to.name })
    .from(deputy)
    .innerJoin(from, eq(from.id, deputy.fromUser))
    .innerJoin(to, eq(to.id, deputy.toUser))
    .where(userId === undefined ? undefined : or(eq(deputy.fromUser, userId), eq(deputy.toUser, userId)))
    .orderBy(desc(deputy.startsAt))
    .limit(200)
  return rows.map(({ deputy: row, fromName, toName }) => ({ ...row, fromName, toName }))
}
