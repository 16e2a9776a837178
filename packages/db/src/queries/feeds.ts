import { and, asc, desc, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm'
import type { FeedMeta } from '@wadah/contracts/feed-meta'
import { originOf } from '@wadah/contracts/ids'
import { wasStricter } from '@wadah/contracts/secrecy'
import { notify, type Executor } from '../database.ts'
import { connection, opd } from '../schema/city.ts'
import { feed, hold, snapshot } from '../schema/feeds.ts'
import { effectiveClasses } from './classification-changes.ts'
import { classesNow, forgetTakenIn, keepClassesOfHistory } from './history-classes.ts'
import { renewSnapshot } from './renew-snapshot.ts'

export type FeedRow = typeof feed.$inferSelect
export type SnapshotRow = typeof snapshot.$inferSelect
export type HoldRow = typeof hold.$inferSelect

/** A feed as it stands: its row, its OPD's short name, the newest snapshot of its present contract, an open hold, and whether its sources are simulated. */
export interface StoredFeed {
  feed: FeedRow
  /** Undefined when the city's list does not have the office. */
  opdName: string | undefined
  snapshot: Pick<SnapshotRow, 'version' | 'period' | 'observedAt' | 'fetchedAt' | 'confirmedAt' | 'classes'> | undefined
  hold: HoldRow | undefined
  simulation: { from?: string } | undefined
}

/** What a release says of a feed when it is enabled. */
export interface FeedDeclaration {
  id: string
  plugin: string
  opd: string
  meta: FeedMeta
  /** Hash of the recorded procedure: releases that share it share runs and snapshots. */
  contractHash: string
  /** Hash of the release whose bridge runs; absent: the plugin's general one. */
  release?: string | undefined
  /** The feed beside which this one runs under another contract. */
  variantOf?: string | undefined
}

/** Registers the feeds that run of a plugin and switches off its others. */
export async function setFeedFacts(executor: Executor, plugin: string, declarations: readonly FeedDeclaration[]): Promise<void> {
  for (const declaration of declarations) {
    const { release = null, variantOf = null } = declaration
    const row = {
      ...declaration,
      release,
      variantOf,
      enabled: true,
      ...(await effectiveClasses(executor, declaration.id, declaration.meta)),
    }
    const [former] = await executor.orm.select().from(feed).where(eq(feed.id, declaration.id))
    const isOther = former !== undefined && classesOf(former) !== classesOf(row)
    if (isOther) await keepClassesOfHistory(executor, former)
    if (isOther && wasStricter(classesNow(former), classesNow(row))) await forgetTakenIn(executor, former.id)
    await executor.orm
      .insert(feed)
      .values(row)
      .onConflictDoUpdate({ target: feed.id, set: { ...row, factsVersion: sql`${feed.factsVersion} + 1` } })
    // Screens hold what the former classes let them; under a new version they get what the present ones do.
    if (isOther) await renewSnapshot(executor, declaration.id)
  }
  const kept = declarations.map((declaration) => declaration.id)
  await executor.orm
    .update(feed)
    .set({ enabled: false })
    .where(and(eq(feed.plugin, plugin), kept.length > 0 ? notInArray(feed.id, kept) : undefined))
}

/** Every feed of a plugin, also those that do not run. */
export function listFeedsOf(executor: Executor, plugin: string): Promise<FeedRow[]> {
  return executor.orm.select().from(feed).where(eq(feed.plugin, plugin)).orderBy(asc(feed.id))
}

/** A feed and those that run beside it under other contracts: what is held of one is held of all. */
export async function listBeside(executor: Executor, id: string): Promise<string[]> {
  const rows = await executor.orm
    .select({ id: feed.id })
    .from(feed)
    .where(and(eq(feed.variantOf, id), eq(feed.enabled, true)))
  return [id, ...rows.map((row) => row.id)]
}

function classesOf({ classification, fieldClasses }: Pick<FeedRow, 'classification' | 'fieldClasses'>): string {
  return JSON.stringify([classification, fieldClasses.map(({ path, classification: own }) => [path, own])])
}

/** Every feed of enabled releases. */
export function listFeeds(executor: Executor): Promise<FeedRow[]> {
  return executor.orm.select().from(feed).where(eq(feed.enabled, true)).orderBy(asc(feed.opd), asc(feed.id))
}

/** One feed, whether its release is enabled or not. */
export async function findFeed(executor: Executor, id: string): Promise<FeedRow | undefined> {
  return (await executor.orm.select().from(feed).where(eq(feed.id, id)))[0]
}

/** Feeds as they stand, in one look at each table; unknown and disabled ids are left out. Without ids: all but those of pilots. */
export async function readStoredFeeds(executor: Executor, ids?: readonly string[]): Promise<StoredFeed[]> {
  if (ids !== undefined && ids.length === 0) return []
  const feeds = await executor.orm
    .select()
    .from(feed)
    .where(and(eq(feed.enabled, true), ids === undefined ? isNull(feed.variantOf) : inArray(feed.id, [...ids])))
    .orderBy(asc(feed.opd), asc(feed.id))
  const found = feeds.map((row) => row.id)
  if (found.length === 0) return []
  const snapshots = await newestSnapshots(executor, found)
  const holds = await executor.orm
    .select()
    .from(hold)
    .where(and(inArray(hold.feed, found), isNull(hold.closedAt)))
  const connections = await executor.orm.select().from(connection)
  const offices = await executor.orm
    .select({ id: opd.id, shortName: opd.shortName })
    .from(opd)
    .where(inArray(opd.id, [...new Set(feeds.map((row) => row.opd))]))
  const names = new Map(offices.map(({ id, shortName }) => [id, shortName]))
  return feeds.map((row) => ({
    feed: row,
    opdName: names.get(row.opd),
    snapshot: snapshots.get(row.id),
    hold: holds.find((entry) => entry.feed === row.id),
    simulation:
      connections.find((entry) => entry.opd === originOf(row.plugin) && row.meta.connections.includes(entry.name) && entry.simulation)
        ?.simulation ?? undefined,
  }))
}

async function newestSnapshots(executor: Executor, ids: string[]): Promise<Map<string, NonNullable<StoredFeed['snapshot']>>> {
  // One look at the end of the index a feed: a feed that changes every few seconds keeps tens of thousands of snapshots.
  const newest = executor.orm
    .select({
      version: snapshot.version,
      period: snapshot.period,
      observedAt: snapshot.observedAt,
      fetchedAt: snapshot.fetchedAt,
      confirmedAt: snapshot.confirmedAt,
      classes: snapshot.classes,
    })
    .from(snapshot)
    .where(and(eq(snapshot.feed, feed.id), eq(snapshot.contractHash, feed.contractHash), isNull(snapshot.purgedAt)))
    .orderBy(desc(snapshot.version))
    .limit(1)
    .as('newest')
  const rows = await executor.orm
    .select({
      feed: feed.id,
      version: newest.version,
      period: newest.period,
      observedAt: newest.observedAt,
      fetchedAt: newest.fetchedAt,
      confirmedAt: newest.confirmedAt,
      classes: newest.classes,
    })
    .from(feed)
    .crossJoinLateral(newest)
    .where(inArray(feed.id, ids))
  return new Map(rows.map(({ feed: id, ...rest }) => [id, rest]))
}

/** Says that facts of a feed changed (a hold, a new release) without new data; every replica hears it. Returns the new facts version. */
export async function touchFeedFacts(executor: Executor, id: string): Promise<number> {
  const [row] = await executor.orm
    .update(feed)
    .set({ factsVersion: sql`${feed.factsVersion} + 1` })
    .where(eq(feed.id, id))
    .returning({ version: feed.version, factsVersion: feed.factsVersion })
  if (!row) return 0
  await notify(executor, 'feed', { id, version: row.version, factsVersion: row.factsVersion })
  return row.factsVersion
}
