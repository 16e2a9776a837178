import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAdapterHost } from '@wadah/adapter-host/create-adapter-host'
import type { AdapterHost } from '@wadah/adapter-host/adapter-host'
import type { PublishingKey } from '@wadah/contracts/release'
import type { Caller } from '@wadah/contracts/roles'
import { listAuditEvents, verifyAudit } from '@wadah/db/audit'
import { enablementRevision, findEnablement, setEnablement } from '@wadah/db/enablement'
import { findFeed } from '@wadah/db/feeds'
import { handOverPlugins } from '@wadah/db/offices'
import { saveOpds } from '@wadah/db/opds'
import { revokePublishingKey, savePublishingKey } from '@wadah/db/publishing-keys'
import { findRelease, listReleases } from '@wadah/db/releases'
import { describeOnBoth } from '@wadah/db/testing'
import { generatePublishingKey } from '@wadah/plugin-bundle/publishing-key'
import { packTiny, sealTiny } from '../testing/tiny-release.ts'
import { checkRelease } from '../curation/check-queue.ts'
import { seedDemoPolicy } from '../curation/open-curation.ts'
import { publishRelease as submitRelease, type PublishDeps } from './publish-release.ts'

let adapterHost: AdapterHost
beforeAll(() => {
  adapterHost = createAdapterHost({ workers: 1, log: () => undefined })
})
afterAll(() => adapterHost.close())

const callerOf = (key: PublishingKey): Caller => ({ kind: 'publishing-key', roles: [], opd: key.opd, keyId: key.keyId })
/** Submits a release and has it checked at once, as the queue does. */
async function publishRelease(deps: PublishDeps, tarball: Uint8Array, caller: Caller) {
  const { plugin, version, hash } = await submitRelease(deps, tarball, caller)
  await checkRelease({ ...deps, utcOffsetMinutes: 420, log: () => undefined, osv: async () => undefined }, hash)
  const [row, running] = [await findRelease(deps.database, hash), await findEnablement(deps.database, plugin)]
  return { plugin, version, hash, state: row?.state, runs: running?.release === hash }
}
const refused = (code: string) => expect.objectContaining({ code })

describeOnBoth('publishing a release', (database) => {
  const deps = () => ({ database: database(), adapterHost, now: Date.now })
  let dinkes: PublishingKey
  let dishub: PublishingKey
  let topics = 0
  const topic = () => `uji-${(topics += 1)}`

  async function keyOf(opd: string): Promise<PublishingKey> {
    const key = generatePublishingKey(opd)
    await savePublishingKey(database(), { keyId: key.keyId, opd, publicKey: key.publicKey, createdAt: new Date() })
    return key
  }

  beforeAll(async () => {
    await saveOpds(database(), [
      { id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' },
      { id: 'dishub', name: 'Dinas Perhubungan', shortName: 'Dishub' },
    ])
    await seedDemoPolicy(database(), new Date())
    dinkes = await keyOf('dinkes')
    dishub = await keyOf('dishub')
  })

  test('enables it by the policy, registers its feeds and raises the revision', async () => {
    const uji = topic()
    const before = await enablementRevision(database())

    const published = await publishRelease(deps(), await sealTiny(dinkes, { topic: uji }), callerOf(dinkes))

    expect(published).toMatchObject({ plugin: `dinkes.${uji}`, version: '1.0.0', state: 'approved', runs: true })
    expect(await findEnablement(database(), `dinkes.${uji}`)).toMatchObject({
      release: published.hash,
      policy: 'follow-compatible',
      tier: 'sandboxed',
    })
    expect(await findFeed(database(), `dinkes.${uji}/hitungan`)).toMatchObject({ enabled: true, opd: 'dinkes', classification: 'public' })
    expect(await enablementRevision(database())).toBe(before + 1)
    const [newest] = await listAuditEvents(database(), 1)
    expect(newest).toMatchObject({ action: 'release.enabled', subject: `dinkes.${uji}@1.0.0` })
    expect(await verifyAudit(database())).not.toHaveProperty('brokenAt')
  })

  test('takes the next release of a handed-over plugin from its new owner, and from nobody else', async () => {
    const uji = topic()
    const plugin = `dinkes.${uji}`
    await publishRelease(deps(), await sealTiny(dinkes, { topic: uji }), callerOf(dinkes))
    const at = new Date()
    const record = { fromOpd: 'dinkes', toOpd: 'dishub', since: at, reason: 'Perda', recordedAt: at, recordedBy: 'Kurator' }
    await database().transaction((tx) => handOverPlugins(tx, { ...record, plugins: [plugin] }))
    expect(await findFeed(database(), `${plugin}/hitungan`)).toMatchObject({ opd: 'dishub' })

    await expect(publishRelease(deps(), await sealTiny(dinkes, { topic: uji, version: '1.0.1' }), callerOf(dinkes))).rejects.toThrow(
      refused('forbidden'),
    )
    const next = await publishRelease(deps(), await sealTiny(dishub, { topic: uji, origin: 'dinkes', version: '1.0.1' }), callerOf(dishub))

    expect(next).toMatchObject({ plugin, state: 'approved', runs: true })
    expect(await findEnablement(database(), plugin)).toMatchObject({ release: next.hash, opd: 'dishub' })
    expect(await findFeed(database(), `${plugin}/hitungan`)).toMatchObject({ opd: 'dishub' })
    // A name that was taken over is no way to publish another plugin under it.
    await expect(publishRelease(deps(), await sealTiny(dishub, { topic: topic(), origin: 'dinkes' }), callerOf(dishub))).rejects.toThrow(
      refused('forbidden'),
    )
  })

  test('follows a compatible version', async () => {
    const uji = topic()
    await publishRelease(deps(), await sealTiny(dinkes, { topic: uji }), callerOf(dinkes))

    const next = await publishRelease(
      deps(),
      await sealTiny(dinkes, { topic: uji, version: '1.1.0', output: { extra: { type: 'string' } } }),
      callerOf(dinkes),
    )

    expect(next).toMatchObject({ state: 'approved', runs: true })
    expect((await findEnablement(database(), `dinkes.${uji}`))?.release).toBe(next.hash)
  })

  test('refuses a contract break hidden behind a patch, and keeps what runs', async () => {
    const uji = topic()
    const first = await publishRelease(
      deps(),
      await sealTiny(dinkes, { topic: uji, output: { extra: { type: 'string' } } }),
      callerOf(dinkes),
    )

    await expect(publishRelease(deps(), await sealTiny(dinkes, { topic: uji, version: '1.0.1' }), callerOf(dinkes))).rejects.toThrow(
      refused('contract_break'),
    )
    expect((await findEnablement(database(), `dinkes.${uji}`))?.release).toBe(first.hash)
    expect(await listReleases(database(), `dinkes.${uji}`)).toHaveLength(1)
  })

  test('lets an honest major wait for a curator', async () => {
    const uji = topic()
    const first = await publishRelease(
      deps(),
      await sealTiny(dinkes, { topic: uji, output: { extra: { type: 'string' } } }),
      callerOf(dinkes),
    )

    const major = await publishRelease(deps(), await sealTiny(dinkes, { topic: uji, version: '2.0.0' }), callerOf(dinkes))

    expect(major).toMatchObject({ state: 'in-review', runs: false })
    expect((await findEnablement(database(), `dinkes.${uji}`))?.release).toBe(first.hash)
  })

  test('lets a version that wants to reach more wait for a curator, whatever its number says', async () => {
    const uji = topic()
    await publishRelease(deps(), await sealTiny(dinkes, { topic: uji, hosts: ['a.example'] }), callerOf(dinkes))

    const same = await publishRelease(
      deps(),
      await sealTiny(dinkes, { topic: uji, version: '1.0.1', hosts: ['a.example'] }),
      callerOf(dinkes),
    )
    const more = await publishRelease(
      deps(),
      await sealTiny(dinkes, { topic: uji, version: '1.0.2', hosts: ['a.example', 'b.example'] }),
      callerOf(dinkes),
    )

    expect([same.state, more.state]).toEqual(['approved', 'in-review'])
    expect((await findEnablement(database(), `dinkes.${uji}`))?.release).toBe(same.hash)
  })

  test('lets a break wait for a curator, also below 1.0.0 where a minor may bring one', async () => {
    const uji = topic()
    await publishRelease(deps(), await sealTiny(dinkes, { topic: uji, version: '0.1.0', classification: 'restricted' }), callerOf(dinkes))

    const opened = await publishRelease(
      deps(),
      await sealTiny(dinkes, { topic: uji, version: '0.2.0', classification: 'public' }),
      callerOf(dinkes),
    )

    expect(opened.state).toBe('in-review')
    expect(await findFeed(database(), `dinkes.${uji}/hitungan`)).toMatchObject({ classification: 'restricted' })
  })

  test('does not bring back what was switched off', async () => {
    const uji = topic()
    const first = await publishRelease(deps(), await sealTiny(dinkes, { topic: uji }), callerOf(dinkes))
    await setEnablement(database(), {
      plugin: first.plugin,
      release: first.hash,
      policy: 'follow-compatible',
      enabled: false,
      changedAt: new Date(),
    })

    const next = await publishRelease(deps(), await sealTiny(dinkes, { topic: uji, version: '1.0.1' }), callerOf(dinkes))

    expect(next.state).toBe('in-review')
    expect(await findEnablement(database(), first.plugin)).toMatchObject({ enabled: false, release: first.hash })
  })

  test('runs the newest of several that come at once', async () => {
    const uji = topic()
    await publishRelease(deps(), await sealTiny(dinkes, { topic: uji }), callerOf(dinkes))
    const versions = ['1.0.9', '1.0.3', '1.0.8', '1.0.2', '1.0.5']
    const releases = await Promise.all(versions.map((version) => sealTiny(dinkes, { topic: uji, version })))

    await Promise.all(releases.map((release) => publishRelease(deps(), release, callerOf(dinkes))))

    expect(await findEnablement(database(), `dinkes.${uji}`)).toMatchObject({ releaseRow: { version: '1.0.9' } })
  })

  test('refuses a version that exists, also when two come at once', async () => {
    const uji = topic()
    const release = await sealTiny(dinkes, { topic: uji })

    const both = await Promise.allSettled([
      publishRelease(deps(), release, callerOf(dinkes)),
      publishRelease(deps(), release, callerOf(dinkes)),
    ])

    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(publishRelease(deps(), release, callerOf(dinkes))).rejects.toThrow(refused('version_exists'))
  })

  test('refuses the key of another OPD, a revoked key and an unknown one', async () => {
    const revoked = await keyOf('dinkes')
    await revokePublishingKey(database(), revoked.keyId, { at: new Date(), by: 'Kurator', reason: 'diganti' })

    await expect(publishRelease(deps(), await sealTiny(dishub, { topic: topic() }), callerOf(dinkes))).rejects.toThrow(refused('forbidden'))
    await expect(publishRelease(deps(), await sealTiny(revoked, { topic: topic() }), callerOf(dinkes))).rejects.toThrow(
      refused('unknown_key'),
    )
    await expect(
      publishRelease(deps(), await sealTiny(generatePublishingKey('dinkes'), { topic: topic() }), callerOf(dinkes)),
    ).rejects.toThrow(refused('unknown_key'))
  })

  test('refuses an unsealed release', async () => {
    await expect(publishRelease(deps(), await packTiny({ topic: topic() }), callerOf(dinkes))).rejects.toThrow(refused('invalid_seal'))
  })

  test('refuses an SDK it does not bring', async () => {
    await expect(publishRelease(deps(), await sealTiny(dinkes, { topic: topic(), sdk: '^2.0.0' }), callerOf(dinkes))).rejects.toThrow(
      refused('sdk_out_of_range'),
    )
  })

  test('refuses a contract that names other procedures than the adapter has', async () => {
    const lying = await sealTiny(dinkes, { topic: topic(), procedures: [{ name: 'hitungan', kind: 'feed' }] })

    await expect(publishRelease(deps(), lying, callerOf(dinkes))).rejects.toThrow(refused('invalid_contract'))
  })
})
