import semver from 'semver'
import type { AdapterHost } from '@wadah/adapter-host/adapter-host'
import { actorOf } from '@wadah/api/actor'
import { originOf } from '@wadah/contracts/ids'
import type { Caller } from '@wadah/contracts/roles'
import { addAuditEvent } from '@wadah/db/audit'
import { findEnablement } from '@wadah/db/enablement'
import { findPluginOwner } from '@wadah/db/offices'
import { findOpd } from '@wadah/db/opds'
import { takeTurns, type Database, type Executor } from '@wadah/db/open'
import { findPublishingKey } from '@wadah/db/publishing-keys'
import { addCurationEvent, findReleaseVersion, insertRelease, type NewRelease } from '@wadah/db/releases'
import { isDuplicate } from '@wadah/db/storage-error'
import { CodedError } from '@wadah/errors'
import { checkVersion } from '@wadah/plugin-bundle/compare-contracts'
import { verifyRelease, type VerifiedRelease } from '@wadah/plugin-bundle/verify'
import { hostSdkVersion } from './host-sdk.ts'
import { releaseFiles } from './release-files.ts'

/** A release that was taken in; its checks come next. */
export interface PublishedRelease {
  plugin: string
  version: string
  hash: string
  state: 'checking'
}

/** Options of {@link publishRelease}. */
export interface PublishDeps {
  database: Database
  adapterHost: AdapterHost
  now(): number
}

type Running = Awaited<ReturnType<typeof findEnablement>>

/**
 * Takes in a sealed release of an OPD: verifies it, compares it with the one that runs, and keeps it for its checks.
 *
 * @remarks Throws `invalid_release`, `invalid_seal`, `unknown_key`, `forbidden`, `version_exists`, `contract_break`, `sdk_out_of_range`,
 * `invalid_contract` and what the adapter throws while it is evaluated. Nothing is kept then.
 */
export async function publishRelease(deps: PublishDeps, tarball: Uint8Array, caller: Caller): Promise<PublishedRelease> {
  const { database } = deps
  const verified = await verifyForOpd(deps, tarball, caller)
  const { manifest, hash } = verified
  if (!semver.satisfies(hostSdkVersion, manifest.sdk)) {
    throw new CodedError('sdk_out_of_range', `The release wants SDK ${manifest.sdk}; this server brings ${hostSdkVersion}.`, {
      details: { sdk: manifest.sdk, host: hostSdkVersion },
    })
  }
  if ((await findReleaseVersion(database, manifest.id, manifest.version)) !== undefined) throw versionExists(manifest.id, manifest.version)
  const running = await findEnablement(database, manifest.id)
  checkAgainstRunning(verified, running)
  await checkProcedures(deps.adapterHost, verified)
  await keepRelease(deps, verified, caller)
  return { plugin: manifest.id, version: manifest.version, hash, state: 'checking' }
}

async function verifyForOpd({ database, now }: PublishDeps, tarball: Uint8Array, { opd = '' }: Caller): Promise<VerifiedRelease> {
  const verified = await verifyRelease(tarball, (keyId) => findPublishingKey(database, keyId))
  const { manifest } = verified
  if (manifest.opd !== opd) {
    throw new CodedError('forbidden', `The key belongs to ${opd}, the release to ${manifest.opd}.`, { details: { opd: manifest.opd } })
  }
  const office = await findOpd(database, opd)
  if (office === undefined || (office.validTo !== null && office.validTo.getTime() <= now()))
    throw new CodedError('forbidden', `The city has no OPD “${opd}” now.`, { details: { opd } })
  await requireOwner(database, manifest.id, opd)
  return verified
}

/** A break under a version that denies it is refused at the door. */
function checkAgainstRunning({ manifest, contract }: VerifiedRelease, running: Running): void {
  if (running === undefined || semver.lte(manifest.version, running.releaseRow.version)) return
  const { version, contract: former } = running.releaseRow
  checkVersion({ version, contract: former }, { version: manifest.version, contract })
}

/** A plugin is published by the OPD that owns it: the one whose name it bears, or the one it was handed to. */
async function requireOwner(database: Executor, plugin: string, opd: string): Promise<void> {
  const owner = (await findPluginOwner(database, plugin)) ?? originOf(plugin)
  if (owner === opd) return
  throw new CodedError('forbidden', `The plugin ${plugin} belongs to ${owner} now, and the key to ${opd}.`, { details: { opd: owner } })
}

/** The recorded contract must name what the adapter really has; nobody else looks into it. */
async function checkProcedures(adapterHost: AdapterHost, { contract, files, hash }: VerifiedRelease): Promise<void> {
  const code = files.get('adapter.js')?.toString('utf8') ?? ''
  const real = await adapterHost.procedures({ hash, code, sourceMap: files.get('adapter.js.map')?.toString('utf8') })
  const inAdapter = real.map(({ name, kind }) => `${name}: ${kind}`).toSorted()
  const inContract = Object.entries(contract.procedures)
    .map(([name, { meta }]) => `${name}: ${meta.kind}`)
    .toSorted()
  if (inAdapter.join() === inContract.join()) return
  throw new CodedError('invalid_contract', 'The contract does not name the procedures the adapter has; pack it again.', {
    details: { adapter: inAdapter, contract: inContract },
  })
}

async function keepRelease({ database, now }: PublishDeps, verified: VerifiedRelease, caller: Caller): Promise<void> {
  const { manifest, contract, hash, keyId } = verified
  const at = new Date(now())
  const actor = actorOf(caller)
  const release: NewRelease = {
    hash,
    manifest,
    contract,
    keyId,
    seal: verified.seal,
    publishedAt: at,
    state: 'checking',
    files: await releaseFiles(verified.files),
  }
  try {
    await database.transaction(async (tx) => {
      await takeTurns(tx, `plugin ${manifest.id}`)
      // Once more: it may have been handed over while this was verified.
      await requireOwner(tx, manifest.id, manifest.opd)
      await insertRelease(tx, release)
      await addCurationEvent(tx, { at, plugin: manifest.id, release: hash, kind: 'submitted', actor: actor.name })
      await addAuditEvent(tx, {
        at,
        actor,
        action: 'release.publish',
        subject: `${manifest.id}@${manifest.version}`,
        details: { hash, keyId },
      })
    })
  } catch (error) {
    if (isDuplicate(error)) throw versionExists(manifest.id, manifest.version)
    throw error
  }
}

function versionExists(plugin: string, version: string): CodedError {
  return new CodedError('version_exists', `${plugin}@${version} is published already; raise the version.`, { details: { plugin, version } })
}
