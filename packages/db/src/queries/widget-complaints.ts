import { and, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { ComplaintKind, ComplaintState } from '@wadah/contracts/complaint'
import type { Executor } from '../database.ts'
import { widgetComplaint } from '../schema/complaints.ts'

/** A complaint as it is stored. */
export type WidgetComplaintRow = typeof widgetComplaint.$inferSelect

/** One complaint as it comes from a screen. */
export interface NewComplaint {
  plugin: string
  /** Hash of the release that was on the screen. */
  release: string
  widget: string
  kind: ComplaintKind
  message: string
  /** Where in the code; empty when that is not known. */
  position: string
  board: string
  /** Mark of the screen, which names nobody. */
  screen: string
  at: Date
}

/** Different complaints kept of a plugin; beyond, what came last longest ago makes room. */
export const mostComplaints = 200
/** Boards and screens that are told apart. */
const mostPlaces = 100

/** Keeps a complaint: the same again only counts, and one that was settled is new once more. */
export async function addComplaint(executor: Executor, { board, screen, at, ...complaint }: NewComplaint): Promise<void> {
  const { boards, screens } = widgetComplaint
  await executor.orm
    .insert(widgetComplaint)
    .values({ ...complaint, firstAt: at, lastAt: at, boards: [board], screens: [screen] })
    .onConflictDoUpdate({
      target: [widgetComplaint.release, widgetComplaint.widget, widgetComplaint.kind, widgetComplaint.message, widgetComplaint.position],
      set: {
        count: sql`${widgetComplaint.count} + 1`,
        lastAt: at,
        boards: withOne(sql`${boards}`, board),
        screens: withOne(sql`${screens}`, screen),
        state: sql`case when ${widgetComplaint.state} = 'settled' then 'new' else ${widgetComplaint.state} end`,
      },
    })
  await executor.rows(sql`
    delete from widget_complaint where id in (
      select id from widget_complaint where plugin = ${complaint.plugin} order by last_at desc, id desc offset ${mostComplaints})`)
}

function withOne(list: SQL, one: string): SQL {
  const added = JSON.stringify([one])
  return sql`case when ${list} @> ${added}::jsonb or jsonb_array_length(${list}) >= ${mostPlaces} then ${list} else ${list} || ${added}::jsonb end`
}

/** Complaints of plugins, what came last first. */
export function listComplaints(
  executor: Executor,
  { plugins, release }: { plugins: readonly string[]; release?: string | undefined },
): Promise<WidgetComplaintRow[]> {
  const isTheirs = inArray(widgetComplaint.plugin, [...plugins])
  if (plugins.length === 0) return Promise.resolve([])
  return executor.orm
    .select()
    .from(widgetComplaint)
    .where(release === undefined ? isTheirs : and(isTheirs, eq(widgetComplaint.release, release)))
    .orderBy(desc(widgetComplaint.lastAt), desc(widgetComplaint.id))
}

/** How many complaints of plugins nobody has looked at yet. */
export async function countNewComplaints(executor: Executor, plugins: readonly string[]): Promise<number> {
  if (plugins.length === 0) return 0
  return executor.orm.$count(widgetComplaint, and(inArray(widgetComplaint.plugin, [...plugins]), eq(widgetComplaint.state, 'new')))
}

/** Complaints by id. */
export function findComplaints(executor: Executor, ids: readonly number[]): Promise<WidgetComplaintRow[]> {
  return ids.length === 0
    ? Promise.resolve([])
    : executor.orm
        .select()
        .from(widgetComplaint)
        .where(inArray(widgetComplaint.id, [...ids]))
}

/** Notes how far the OPD is with complaints. */
export async function markComplaints(
  executor: Executor,
  ids: readonly number[],
  { state, at, by }: { state: ComplaintState; at: Date; by: string },
): Promise<void> {
  if (ids.length === 0) return
  await executor.orm
    .update(widgetComplaint)
    .set({ state, stateAt: at, stateBy: by })
    .where(inArray(widgetComplaint.id, [...ids]))
}
