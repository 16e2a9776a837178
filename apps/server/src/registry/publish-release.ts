import semver from 'semver'
import type { AdapterHost } from '@wadah/adapter-host/adapter-host'
import { actorOf } from '@wadah/api/actor'
import type { Caller } from '@wadah/contracts/roles'
import { addAuditEvent } from '@wadah/db/audit'
import { findEnablement } from '@wadah/db/enablement'
import { findOpd } from '@wadah/db/opds'
import type { Database } from '@wadah/db/open'
import { findPublishingKey } from '@wadah/db/publishing-keys'
import { addCurationEvent, findReleaseVersion, insertRelease, type NewRelease } from '@wadah/db/releases'
import { isDuplicate } from '@wadah/db/storage-error'
import { CodedError } from '@wadah/errors'
import { checkVersion } from '@wadah/plugin-bundle/compare-contracts'
import { verifyRelease, type VerifiedRelease } from '@wadah/plugin-bundle/verify'
import { enableRelease } from './enable-release.ts'
import { followRules } from './follow-rules.ts'
import { hostSdkVersion } from './host-sdk.ts'
import { releaseFiles } from './release-files.ts'

/** What became of a published release: it runs, or it waits for a curator. */
export interface PublishedRelease {
  plugin: string
  version: string
  hash: string
  state: 'enabled' | 'waiting'
}

/** Options of {@link publishRelease}. */
export interface PublishDeps {
  database: Database
  adapterHost: AdapterHost
  now(): number
}

type Running = Awaited<ReturnType<typeof findEnablement>>

/**
 * Takes a sealed release of an OPD: verifies, compares, keeps, and enables it when the plugin's policy follows compatible versions.
 *
 * @remarks Throws `invalid_release`, `invalid_seal`, `unknown_key`, `forbidden`, `version_exists`, `contract_break`, `sdk_out_of_range`,
 * `invalid_contract` and what the adapter throws while it is evaluated. Nothing is kept then.
 */
export async function publishRelease(deps: PublishDeps, tarball: Uint8Array, caller: Caller): Promise<PublishedRelease> {
  const { database } = deps
  const verified = await verifyForOpd(database, tarball, caller)
  const { manifest, hash } = verified
  if (!semver.satisfies(hostSdkVersion, manifest.sdk)) {
    throw new CodedError('sdk_out_of_range', `The release wants SDK ${manifest.sdk}; this server brings ${hostSdkVersion}.`, {
      details: { sdk: manifest.sdk, host: hostSdkVersion },
    })
  }
  if ((await findReleaseVersion(database, manifest.id, manifest.version)) !== undefined) throw versionExists(manifest.id, manifest.version)
  const running = await findEnablement(database, manifest.id)
  const follows = checkAgainstRunning(verified, running)
  await checkProcedures(deps.adapterHost, verified)
  await keepRelease(deps, verified, { caller, running, follows })
  return { plugin: manifest.id, version: manifest.version, hash, state: follows ? 'enabled' : 'waiting' }
}

async function verifyForOpd(database: Database, tarball: Uint8Array, { opd = '' }: Caller): Promise<VerifiedRelease> {
  const verified = await verifyRelease(tarball, (keyId) => findPublishingKey(database, keyId))
  if (verified.manifest.opd !== opd) {
    throw new CodedError('forbidden', `The key belongs to ${opd}, the release to ${verified.manifest.opd}.`, {
      details: { opd: verified.manifest.opd },
    })
  }
  if ((await findOpd(database, opd)) === undefined) throw new CodedError('forbidden', `The city has no OPD “${opd}”.`, { details: { opd } })
  return verified
}

/** Tells whether the release follows the one that runs by itself. A break under a version that denies it is refused. */
function checkAgainstRunning({ manifest, contract }: VerifiedRelease, running: Running): boolean {
  if (running === undefined) return true
  const { version, contract: former } = running.releaseRow
  if (semver.lte(manifest.version, version)) return false
  checkVersion({ version, contract: former }, { version: manifest.version, contract })
  return (
    running.policy === 'follow-compatible' &&
    semver.major(manifest.version) === semver.major(version) &&
    semver.prerelease(manifest.version) === null
  )
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

async function keepRelease(
  { database, now }: PublishDeps,
  verified: VerifiedRelease,
  { caller, running, follows }: { caller: Caller; running: Running; follows: boolean },
): Promise<void> {
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
    files: await releaseFiles(verified.files),
  }
  try {
    await database.transaction(async (tx) => {
      await insertRelease(tx, release)
      await addCurationEvent(tx, { at, plugin: manifest.id, release: hash, kind: 'submitted', actor })
      await addAuditEvent(tx, {
        at,
        actor,
        action: 'release.publish',
        subject: `${manifest.id}@${manifest.version}`,
        details: { hash, keyId },
      })
      const row = { hash, plugin: manifest.id, version: manifest.version, manifest, contract }
      if (!follows) await followRules(tx, row, { actor, at })
      else
        await enableRelease(tx, {
          release: row,
          policy: 'follow-compatible',
          tier: running?.tier ?? 'sandboxed',
          actor,
          kind: 'enabled',
          at,
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
