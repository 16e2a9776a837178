import { and, desc, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import type { Database, Executor } from '../database.ts'
import { user } from '../schema/identity.ts'
import { screen } from '../schema/screens.ts'
import { meeting } from '../schema/secrecy.ts'
import { addAuditEvent, wadahItself, type Actor } from './audit.ts'

export type MeetingRow = typeof meeting.$inferSelect

/** Meetings under way. */
export function openMeetings(executor: Executor, now: Date): Promise<MeetingRow[]> {
  return executor.orm
    .select()
    .from(meeting)
    .where(and(isNull(meeting.endedAt), gt(meeting.until, now)))
    .orderBy(desc(meeting.id))
}

/** Walls: screens that were paired, and users that are nothing else. */
export async function listWalls(executor: Executor): Promise<{ id: string; name: string }[]> {
  const paired = await executor.orm.select({ id: screen.id, name: screen.name }).from(screen).where(isNull(screen.revokedAt))
  const users = await executor.orm
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(sql`${user.roles} = '["screen"]'::jsonb`)
  return [...paired, ...users]
}

/** Begins a meeting in front of a screen; one that is under way there ends. */
export function startMeeting(
  database: Database,
  { by, ...entry }: Omit<typeof meeting.$inferInsert, 'id' | 'startedBy' | 'endedAt' | 'endedBy'> & { by: Actor },
): Promise<void> {
  return database.transaction(async (tx) => {
    await close(tx, entry.screen, { by, at: entry.since })
    await tx.orm.insert(meeting).values({ ...entry, startedBy: by.name })
    await addAuditEvent(tx, {
      at: entry.since,
      actor: by,
      action: 'meeting.start',
      subject: entry.screen,
      details: { name: entry.name, until: entry.until.toISOString(), purpose: entry.purpose },
    })
  })
}

/** Ends the meeting in front of a screen; false when none is under way. */
export function endMeeting(database: Database, entry: { screen: string; by: Actor; at: Date }): Promise<boolean> {
  return database.transaction(async (tx) => {
    const ended = await close(tx, entry.screen, entry)
    if (ended) await addAuditEvent(tx, { at: entry.at, actor: entry.by, action: 'meeting.end', subject: entry.screen })
    return ended
  })
}

/** Writes down the end of meetings whose time is over, once on whichever replica comes first; the screens that held them. */
export function endOverdueMeetings(database: Database, now: Date): Promise<string[]> {
  return database.transaction(async (tx) => {
    const overdue = await tx.orm
      .update(meeting)
      .set({ endedAt: sql`${meeting.until}`, endedBy: wadahItself.name })
      .where(and(isNull(meeting.endedAt), lte(meeting.until, now)))
      .returning({ screen: meeting.screen, name: meeting.name, until: meeting.until })
    for (const { screen: subject, name, until } of overdue) {
      const details = { name, until: until.toISOString(), why: 'time' }
      await addAuditEvent(tx, { at: now, actor: wadahItself, action: 'meeting.end', subject, details })
    }
    return overdue.map(({ screen: subject }) => subject)
  })
}

async function close(tx: Executor, screen: string, { by, at }: { by: Actor; at: Date }): Promise<boolean> {
  const rows = await tx.orm
    .update(meeting)
    .set({ endedAt: at, endedBy: by.name })
    .where(and(eq(meeting.screen, screen), isNull(meeting.endedAt), gt(meeting.until, at)))
    .returning({ id: meeting.id })
  return rows.length > 0
}
