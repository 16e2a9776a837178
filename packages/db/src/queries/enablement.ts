import { asc, eq } from 'drizzle-orm'
import { notify, type Executor } from '../database.ts'
import { enablement, plugin, release } from '../schema/registry.ts'
import type { ReleaseRow } from './releases.ts'
import { raiseCounter, readSetting } from './settings.ts'

export type EnablementRow = typeof enablement.$inferSelect

/** What runs of a plugin: the release, and the OPD that owns the plugin now, which may be another than the one that published it. */
export type RunningRow = EnablementRow & { releaseRow: ReleaseRow; opd: string }

const revisionKey = 'enablement-revision'

/** Revision of the enablement list; rises with every change. */
export async function enablementRevision(executor: Executor): Promise<number> {
  return (await readSetting<number>(executor, revisionKey)) ?? 0
}

/** What runs of a plugin, with the release. */
export async function findEnablement(executor: Executor, pluginId: string): Promise<RunningRow | undefined> {
  const [row] = await executor.orm
    .select()
    .from(enablement)
    .innerJoin(release, eq(release.hash, enablement.release))
    .innerJoin(plugin, eq(plugin.id, enablement.plugin))
    .where(eq(enablement.plugin, pluginId))
  return row && { ...row.enablement, releaseRow: row.release, opd: row.plugin.opd }
}

/** Everything that runs, with the releases. */
export async function listEnabled(executor: Executor): Promise<RunningRow[]> {
  const rows = await executor.orm
    .select()
    .from(enablement)
    .innerJoin(release, eq(release.hash, enablement.release))
    .innerJoin(plugin, eq(plugin.id, enablement.plugin))
    .orderBy(asc(enablement.plugin))
  return rows.map((row) => ({ ...row.enablement, releaseRow: row.release, opd: row.plugin.opd })).filter((row) => row.enabled)
}

/** Which release runs of each plugin, without the releases themselves. */
export function enabledReleases(executor: Executor): Promise<{ plugin: string; release: string }[]> {
  return executor.orm
    .select({ plugin: enablement.plugin, release: enablement.release })
    .from(enablement)
    .where(eq(enablement.enabled, true))
}

/** Enables a release of a plugin, or changes policy, tier or release; raises the revision and tells every replica. */
export async function setEnablement(executor: Executor, row: typeof enablement.$inferInsert): Promise<number> {
  await executor.orm.insert(enablement).values(row).onConflictDoUpdate({ target: enablement.plugin, set: row })
  return tellEnablement(executor)
}

/** Raises the revision of the enablement list and tells every replica: something that stands in it is told otherwise now. */
export async function tellEnablement(executor: Executor): Promise<number> {
  const revision = await raiseCounter(executor, revisionKey)
  await notify(executor, 'enablement', { revision })
  return revision
}
