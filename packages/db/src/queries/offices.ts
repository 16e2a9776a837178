import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { notify, type Executor } from '../database.ts'
import { opd, publishingKey } from '../schema/city.ts'
import { feed } from '../schema/feeds.ts'
import { user } from '../schema/identity.ts'
import { formerOpdName, pluginHandover } from '../schema/offices.ts'
import { plugin } from '../schema/registry.ts'
import { touchEnablement } from './enablement.ts'
import type { OpdRow } from './opds.ts'

export type FormerOpdNameRow = typeof formerOpdName.$inferSelect
export type PluginHandoverRow = typeof pluginHandover.$inferSelect

/** Who wrote something down, and when. */
export interface Recorded {
  recordedAt: Date
  recordedBy: string
}

/** Every office that is or was, by name. */
export function listEveryOpd(executor: Executor): Promise<OpdRow[]> {
  return executor.orm.select().from(opd).orderBy(asc(opd.name))
}

/** Adds an office; false when its id is taken, also by one that is no more. */
export async function addOpd(executor: Executor, row: typeof opd.$inferInsert): Promise<boolean> {
  return (await executor.orm.insert(opd).values(row).onConflictDoNothing().returning({ id: opd.id })).length > 0
}

/** Former names of one office, or of all; the newest first. */
export function listFormerNames(executor: Executor, id?: string): Promise<FormerOpdNameRow[]> {
  return executor.orm
    .select()
    .from(formerOpdName)
    .where(id === undefined ? undefined : eq(formerOpdName.opd, id))
    .orderBy(asc(formerOpdName.opd), desc(formerOpdName.validTo))
}

/** Gives an office another name from an instant on and keeps the one it bore with its dates. */
export async function renameOpd(
  executor: Executor,
  office: OpdRow,
  { since, recordedAt, recordedBy, ...next }: Pick<OpdRow, 'name' | 'shortName' | 'aliases'> & { since: Date } & Recorded,
): Promise<void> {
  const [last] = await listFormerNames(executor, office.id)
  const { id, name, shortName } = office
  const validFrom = last?.validTo ?? office.validFrom
  await executor.orm.insert(formerOpdName).values({ opd: id, name, shortName, validFrom, validTo: since, recordedAt, recordedBy })
  await executor.orm.update(opd).set(next).where(eq(opd.id, id))
  // Feeds and galleries tell the name.
  await tellFeedsOf(executor, id)
  await touchEnablement(executor)
}

/** Says until when an office was, and which one goes on in its place. */
export async function endOpd(executor: Executor, id: string, end: { validTo: Date; successor: string | null }): Promise<void> {
  await executor.orm.update(opd).set(end).where(eq(opd.id, id))
  // What another was merged into is merged on.
  if (end.successor !== null) await executor.orm.update(opd).set({ successor: end.successor }).where(eq(opd.successor, id))
}

/** What belongs to an office now. */
export interface Belongings {
  plugins: string[]
  feeds: number
  /** Keys that are still good. */
  keys: { keyId: string; label: string }[]
  people: { id: string; name: string }[]
}

/** Reads what belongs to an office now. */
export async function readBelongings(executor: Executor, id: string): Promise<Belongings> {
  const plugins = await executor.orm.select({ id: plugin.id }).from(plugin).where(eq(plugin.opd, id)).orderBy(asc(plugin.id))
  const feeds = await executor.orm
    .select({ id: feed.id })
    .from(feed)
    .where(and(eq(feed.opd, id), eq(feed.enabled, true)))
  const keys = await executor.orm
    .select({ keyId: publishingKey.keyId, label: publishingKey.label })
    .from(publishingKey)
    .where(and(eq(publishingKey.opd, id), isNull(publishingKey.revokedAt)))
  const people = await executor.orm.select({ id: user.id, name: user.name }).from(user).where(eq(user.opd, id)).orderBy(asc(user.name))
  return { plugins: plugins.map((row) => row.id), feeds: feeds.length, keys, people }
}

/** Hands plugins with their feeds to another office by dated records, and tells every replica. */
export async function handOverPlugins(
  executor: Executor,
  handover: Omit<PluginHandoverRow, 'id' | 'plugin'> & { plugins: readonly string[] },
): Promise<void> {
  const { plugins, ...record } = handover
  for (const id of plugins) {
    await executor.orm.insert(pluginHandover).values({ ...record, plugin: id })
    await executor.orm.update(plugin).set({ opd: record.toOpd }).where(eq(plugin.id, id))
    await executor.orm.update(feed).set({ opd: record.toOpd }).where(eq(feed.plugin, id))
  }
  await tellFeedsOf(executor, record.toOpd)
  await touchEnablement(executor)
}

/** Handovers of all plugins, the oldest first. */
export function listHandovers(executor: Executor): Promise<PluginHandoverRow[]> {
  return executor.orm.select().from(pluginHandover).orderBy(asc(pluginHandover.since), asc(pluginHandover.id))
}

/** Makes the people of one office people of another. */
export async function moveUsers(executor: Executor, from: string, to: string): Promise<void> {
  await executor.orm.update(user).set({ opd: to }).where(eq(user.opd, from))
}

/** The office a plugin belongs to now; undefined when nobody published it yet. */
export async function findPluginOwner(executor: Executor, pluginId: string): Promise<string | undefined> {
  return (await executor.orm.select({ opd: plugin.opd }).from(plugin).where(eq(plugin.id, pluginId)))[0]?.opd
}

/** Every plugin with the office it belongs to now. */
export function listPluginOwners(executor: Executor): Promise<{ plugin: string; opd: string }[]> {
  return executor.orm.select({ plugin: plugin.id, opd: plugin.opd }).from(plugin).orderBy(asc(plugin.id))
}

async function tellFeedsOf(executor: Executor, id: string): Promise<void> {
  const touched = await executor.orm
    .update(feed)
    .set({ factsVersion: sql`${feed.factsVersion} + 1` })
    .where(and(eq(feed.opd, id), eq(feed.enabled, true)))
    .returning({ id: feed.id, version: feed.version, factsVersion: feed.factsVersion })
  for (const row of touched) await notify(executor, 'feed', row)
}
