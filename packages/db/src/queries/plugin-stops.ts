import { eq } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { pluginStop } from '../schema/enabling.ts'

export type PluginStopRow = typeof pluginStop.$inferSelect

/** Plugins that are stopped. */
export function listStops(executor: Executor): Promise<PluginStopRow[]> {
  return executor.orm.select().from(pluginStop)
}

/** Stops a plugin; one that is stopped keeps its first reason. Tells whether it was running. */
export async function addStop(executor: Executor, row: PluginStopRow): Promise<boolean> {
  return (await executor.orm.insert(pluginStop).values(row).onConflictDoNothing().returning({ plugin: pluginStop.plugin })).length > 0
}

/** Lets a plugin run again. Tells whether it was stopped. */
export async function removeStop(executor: Executor, plugin: string): Promise<boolean> {
  return (await executor.orm.delete(pluginStop).where(eq(pluginStop.plugin, plugin)).returning({ plugin: pluginStop.plugin })).length > 0
}
