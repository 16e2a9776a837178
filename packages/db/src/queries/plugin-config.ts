import { and, desc, eq } from 'drizzle-orm'
import { takeTurns, type Alongside, type Database, type Executor } from '../database.ts'
import { pluginConfig } from '../schema/registry.ts'

export type PluginConfigRow = typeof pluginConfig.$inferSelect

/** The config in force; undefined as long as the OPD saved none. */
export async function readPluginConfig(executor: Executor, pluginId: string): Promise<PluginConfigRow | undefined> {
  return (
    await executor.orm.select().from(pluginConfig).where(eq(pluginConfig.plugin, pluginId)).orderBy(desc(pluginConfig.revision)).limit(1)
  )[0]
}

/** Every config a plugin had, the newest first; each with the version of the form it was saved by. */
export function listPluginConfigs(executor: Executor, pluginId: string): Promise<PluginConfigRow[]> {
  return executor.orm.select().from(pluginConfig).where(eq(pluginConfig.plugin, pluginId)).orderBy(desc(pluginConfig.revision))
}

/** Saves a config as a new revision; the former ones stay, so it can be undone. */
export function savePluginConfig(
  database: Database,
  row: Omit<PluginConfigRow, 'revision'>,
  alongside?: Alongside<number>,
): Promise<number> {
  return database.transaction(async (tx) => {
    await takeTurns(tx, `config ${row.plugin}`)
    const revision = ((await readPluginConfig(tx, row.plugin))?.revision ?? 0) + 1
    await tx.orm.insert(pluginConfig).values({ ...row, revision })
    await alongside?.(tx, revision)
    return revision
  })
}

/** A config of a plugin at a revision. */
export async function findPluginConfig(executor: Executor, pluginId: string, revision: number): Promise<PluginConfigRow | undefined> {
  return (
    await executor.orm
      .select()
      .from(pluginConfig)
      .where(and(eq(pluginConfig.plugin, pluginId), eq(pluginConfig.revision, revision)))
  )[0]
}
