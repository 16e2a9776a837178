import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { ReleaseState } from '@wadah/contracts/curation'
import type { Manifest } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import type { Executor } from '../database.ts'
import { curationEvent, file, plugin, release, releaseFile } from '../schema/registry.ts'

export type ReleaseRow = typeof release.$inferSelect
export type FileRow = typeof file.$inferSelect

/** A verified release ready to be kept. */
export interface NewRelease {
  hash: string
  manifest: Manifest
  contract: RecordedContract
  keyId: string
  /** The DSSE envelope as it came. */
  seal: string
  publishedAt: Date
  /** Where it begins its way. Default `approved`. */
  state?: ReleaseState
  files: { path: string; sha256: string; contentType: string; body: Buffer; brotli?: Buffer | undefined }[]
}

/** Keeps a release and its files; files that are there already are kept once. A duplicate version raises `isDuplicate`. */
export async function insertRelease(executor: Executor, entry: NewRelease): Promise<void> {
  const { manifest } = entry
  await executor.orm.insert(plugin).values({ id: manifest.id, opd: manifest.opd, createdAt: entry.publishedAt }).onConflictDoNothing()
  await executor.orm.insert(release).values({
    hash: entry.hash,
    plugin: manifest.id,
    version: manifest.version,
    manifest,
    contract: entry.contract,
    keyId: entry.keyId,
    seal: entry.seal,
    publishedAt: entry.publishedAt,
    state: entry.state ?? 'approved',
  })
  for (const { path, sha256, contentType, body, brotli } of entry.files) {
    await executor.orm
      .insert(file)
      .values({ sha256, contentType, body, brotli: brotli ?? null })
      // What browsers fetch is compressed. The same bytes may have come before as a file they do not fetch.
      .onConflictDoUpdate({ target: file.sha256, set: { brotli: sql`coalesce(${file.brotli}, excluded.brotli)` } })
    await executor.orm.insert(releaseFile).values({ release: entry.hash, path, sha256 })
  }
}

/** A release by its hash. */
export async function findRelease(executor: Executor, hash: string): Promise<ReleaseRow | undefined> {
  return (await executor.orm.select().from(release).where(eq(release.hash, hash)))[0]
}

/** A release by plugin and version. */
export async function findReleaseVersion(executor: Executor, pluginId: string, version: string): Promise<ReleaseRow | undefined> {
  return (
    await executor.orm
      .select()
      .from(release)
      .where(and(eq(release.plugin, pluginId), eq(release.version, version)))
  )[0]
}

/** Releases of one plugin, or of all; the newest first. */
export function listReleases(executor: Executor, pluginId?: string): Promise<ReleaseRow[]> {
  return executor.orm
    .select()
    .from(release)
    .where(pluginId === undefined ? undefined : eq(release.plugin, pluginId))
    .orderBy(asc(release.plugin), desc(release.publishedAt))
}

/** Paths and hashes of the files of a release. */
export function listReleaseFiles(executor: Executor, hash: string): Promise<{ path: string; sha256: string }[]> {
  return executor.orm.select({ path: releaseFile.path, sha256: releaseFile.sha256 }).from(releaseFile).where(eq(releaseFile.release, hash))
}

/** A file by its content address; what was purged is gone. */
export async function findFile(executor: Executor, sha256: string): Promise<FileRow | undefined> {
  return (
    await executor.orm
      .select()
      .from(file)
      .where(and(eq(file.sha256, sha256), isNull(file.purgedAt)))
  )[0]
}

/** A file of a release by its path. */
export async function findReleaseFile(executor: Executor, hash: string, path: string): Promise<FileRow | undefined> {
  const [row] = await executor.orm
    .select({ file })
    .from(releaseFile)
    .innerJoin(file, eq(file.sha256, releaseFile.sha256))
    .where(and(eq(releaseFile.release, hash), eq(releaseFile.path, path), isNull(file.purgedAt)))
  return row?.file
}

/** Releases in some states, the oldest first. */
export function listReleasesInState(executor: Executor, states: readonly ReleaseState[]): Promise<ReleaseRow[]> {
  return executor.orm
    .select()
    .from(release)
    .where(inArray(release.state, [...states]))
    .orderBy(asc(release.publishedAt))
}

/** Moves a release from one of some states to another; false when it was in none of them, so of two who decide at once one is told. */
export async function moveRelease(
  executor: Executor,
  hash: string,
  step: { from: readonly ReleaseState[]; to: ReleaseState },
): Promise<boolean> {
  const moved = await executor.orm
    .update(release)
    .set({ state: step.to })
    .where(and(eq(release.hash, hash), inArray(release.state, [...step.from])))
    .returning({ hash: release.hash })
  return moved.length > 0
}

/** Notes why a release was withdrawn; boards show it in its place. */
export async function setWithdrawnReason(executor: Executor, hash: string, reason: string): Promise<void> {
  await executor.orm.update(release).set({ withdrawnReason: reason }).where(eq(release.hash, hash))
}

/** Where a file stands: the state and the OPD of every release that holds it. */
export function listReleasesOfFile(executor: Executor, sha256: string): Promise<{ state: ReleaseState; plugin: string }[]> {
  return executor.orm
    .selectDistinct({ state: release.state, plugin: release.plugin })
    .from(releaseFile)
    .innerJoin(release, eq(release.hash, releaseFile.release))
    .where(eq(releaseFile.sha256, sha256))
}

/** Notes what happened to a release. */
export async function addCurationEvent(executor: Executor, event: Omit<typeof curationEvent.$inferInsert, 'id'>): Promise<void> {
  await executor.orm.insert(curationEvent).values(event)
}

export type CurationEventRow = typeof curationEvent.$inferSelect & { version: string | null }

/** What happened to releases of one plugin, or of all; the newest first, with the version where one is meant. */
export async function listCurationEvents(
  executor: Executor,
  { plugin: id, limit }: { plugin?: string | undefined; limit: number },
): Promise<CurationEventRow[]> {
  const rows = await executor.orm
    .select({ event: curationEvent, version: release.version })
    .from(curationEvent)
    .leftJoin(release, eq(release.hash, curationEvent.release))
    .where(id === undefined ? undefined : eq(curationEvent.plugin, id))
    .orderBy(desc(curationEvent.id))
    .limit(limit)
  return rows.map(({ event, version }) => ({ ...event, version }))
}
