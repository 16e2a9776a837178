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
  return (await listEnablements(executor)).filter((row) => row.enabled)
}

/** Enables a release of a plugin, or changes policy, tier or release; raises the revision and tells every replica. */
export async function setEnablement(
  executor: Executor,
  row: typeof enablement.$inferInsert,
  options: { urgent?: boolean } = {},
): Promise<number> {
  await executor.orm.insert(enablement).values(row).onConflictDoUpdate({ target: enablement.plugin, set: row })
  return raiseEnablement(executor, options)
}

/**
 * Raises the revision of what is enabled and tells every replica; call it in the transaction that changed what runs.
 *
 * `urgent`: screens are told at once, without waiting for data of the release that runs now: a stop, a step back.
 */
export async function raiseEnablement(executor: Executor, { urgent = false }: { urgent?: boolean } = {}): Promise<number> {
  const revision = await raiseCounter(executor, revisionKey)
  await notify(executor, 'enablement', urgent ? { revision, urgent } : { revision })
  return revision
}

/** Switches what runs in general on or off, without changing what it is. The revision is the caller's to raise. */
export async function switchEnablement(executor: Executor, pluginId: string, enabled: boolean, at: Date): Promise<void> {
  await executor.orm.update(enablement).set({ enabled, changedAt: at }).where(eq(enablement.plugin, pluginId))
}

/** Every general release, or that of one plugin; also where it is switched off. */
export async function listEnablements(executor: Executor, only?: string): Promise<RunningRow[]> {
  const rows = await executor.orm
    .select()
    .from(enablement)
    .innerJoin(release, eq(release.hash, enablement.release))
    .innerJoin(plugin, eq(plugin.id, enablement.plugin))
    .where(only === undefined ? undefined : eq(enablement.plugin, only))
    .orderBy(asc(enablement.plugin))
  return rows.map((row) => ({ ...row.enablement, releaseRow: row.release, opd: row.plugin.opd }))
}

/** Which release runs in general of each plugin, without the releases themselves. */
export function enabledReleases(executor: Executor): Promise<{ plugin: string; release: string }[]> {
  return executor.orm
    .select({ plugin: enablement.plugin, release: enablement.release })
    .from(enablement)
    .where(eq(enablement.enabled, true))
}

/** Says that somebody may see other widgets than before; every screen asks again. Returns the new revision. */
export async function touchEnablement(executor: Executor): Promise<number> {
  const revision = await raiseCounter(executor, revisionKey)
  await notify(executor, 'enablement', { revision })
  return revision
}
