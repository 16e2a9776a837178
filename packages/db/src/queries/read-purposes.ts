import { and, eq, inArray, lt } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { readPurpose } from '../schema/secrecy.ts'

/** Keeps what a session reads something restricted for; a second statement replaces the first. */
export async function keepPurpose(executor: Executor, entry: typeof readPurpose.$inferInsert): Promise<void> {
  await executor.orm
    .insert(readPurpose)
    .values(entry)
    .onConflictDoUpdate({
      target: [readPurpose.session, readPurpose.subject],
      set: { purpose: entry.purpose, words: entry.words ?? null, at: entry.at },
    })
}

/** Subjects that sessions stated a purpose for. */
export async function purposesOf(executor: Executor, sessions: readonly string[]): Promise<Map<string, Set<string>>> {
  const stated = new Map<string, Set<string>>()
  if (sessions.length === 0) return stated
  const rows = await executor.orm
    .select({ session: readPurpose.session, subject: readPurpose.subject })
    .from(readPurpose)
    .where(inArray(readPurpose.session, [...sessions]))
  for (const { session, subject } of rows) stated.set(session, (stated.get(session) ?? new Set()).add(subject))
  return stated
}

/** Tells whether a session stated what it reads something for. */
export async function hasPurpose(executor: Executor, session: string | undefined, subject: string): Promise<boolean> {
  if (session === undefined) return false
  const rows = await executor.orm
    .select({ subject: readPurpose.subject })
    .from(readPurpose)
    .where(and(eq(readPurpose.session, session), eq(readPurpose.subject, subject)))
  return rows.length > 0
}

/** Forgets statements of sessions long over. */
export async function forgetPurposesBefore(executor: Executor, at: Date): Promise<void> {
  await executor.orm.delete(readPurpose).where(lt(readPurpose.at, at))
}
