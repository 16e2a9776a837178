import { sql } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { widgetCrash } from '../schema/enabling.ts'

/** Notes that a widget stopped on a screen. */
export async function addWidgetCrash(executor: Executor, row: Omit<typeof widgetCrash.$inferInsert, 'id'>): Promise<void> {
  await executor.orm.insert(widgetCrash).values(row)
}

/** Crashes of a release since an instant, counted by screen; most first. */
export function countCrashes(
  executor: Executor,
  { release, since }: { release: string; since: Date },
): Promise<{ screen: string; screenName: string; count: number }[]> {
  return executor.rows(sql`
    select screen, max(screen_name) as "screenName", count(*)::int as count from widget_crash
    where release = ${release} and at >= ${since.toISOString()}::timestamptz
    group by screen order by count(*) desc, screen`)
}
