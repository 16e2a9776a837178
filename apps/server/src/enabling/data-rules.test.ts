import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AdapterHost } from '@wadah/adapter-host/adapter-host'
import { createAdapterHost } from '@wadah/adapter-host/create-adapter-host'
import type { PublishingKey } from '@wadah/contracts/release'
import type { Caller } from '@wadah/contracts/roles'
import { readRunningState } from '@wadah/api/running-state'
import { createBoard } from '@wadah/db/boards'
import { findEnablement, setEnablement } from '@wadah/db/enablement'
import { findFeed, listFeedsOf } from '@wadah/db/feeds'
import { readMeasureSeries } from '@wadah/db/measures'
import { saveOpds } from '@wadah/db/opds'
import { savePublishingKey } from '@wadah/db/publishing-keys'
import { newestSnapshot } from '@wadah/db/snapshots'
import { findRelease, findReleaseFile, findReleaseVersion, insertRelease, listReleaseFiles, moveRelease } from '@wadah/db/releases'
import { describeOnBoth } from '@wadah/db/testing'
import { defaultPilotThresholds } from '@wadah/contracts/enabling'
import { generatePublishingKey } from '@wadah/plugin-bundle/publishing-key'
import { enableRelease } from '../registry/enable-release.ts'
import { followRules } from '../registry/follow-rules.ts'
import { publishRelease } from '../registry/publish-release.ts'
import { settlePlugins } from '../registry/settle-plugins.ts'
import { sealTiny, type TinyRelease } from '../testing/tiny-release.ts'
import { because, enablingBench, type EnablingBench } from './enabling-bench.ts'

let adapterHost: AdapterHost
beforeAll(() => {
  adapterHost = createAdapterHost({ workers: 1, log: () => undefined })
})
afterAll(() => adapterHost.close())

const mayor: Caller = { kind: 'user', userId: 'u-mayor', name: 'Wali Kota', roles: ['mayor'] }
const staff: Caller = { kind: 'user', userId: 'u-staff', name: 'Staf', roles: ['staff'] }
const wider = { output: { extra: { type: 'string' as const } } }
const point = (value: number) => [{ measure: 'count', period: '2025', value }]

describeOnBoth('data of releases side by side', (database) => {
  let key: PublishingKey
  let bench: EnablingBench
  let topics = 0
  let plugin = ''
  let feed = ''
  let topic = ''

  const submit = async (tiny: TinyRelease) =>
    publishRelease({ database: database(), adapterHost, now: () => bench.clock.now }, await sealTiny(key, { topic, ...tiny }), {
      kind: 'publishing-key',
      roles: [],
      opd: 'dinkes',
      keyId: key.keyId,
    })
  /** Submits a release and approves it as a curator does: the first runs for everybody, later ones wait, but for audiences that follow. */
  const publish = async (tiny: TinyRelease) => {
    const { hash } = await submit(tiny)
    const decision = { actor: { name: 'Kurator', id: 'user:kurator' }, at: new Date(bench.clock.now) }
    await database().transaction(async (tx) => {
      await moveRelease(tx, hash, { from: ['checking'], to: 'approved' })
      const release = await findRelease(tx, hash)
      if (release === undefined) throw new RangeError(`There is no release ${hash}.`)
      if ((await findEnablement(tx, plugin)) === undefined)
        await enableRelease(tx, { ...decision, release, policy: 'pin', tier: 'sandboxed', kind: 'enabled' })
      else await followRules(tx, release, { ...decision, actor: decision.actor.name })
    })
  }
  const pilot = (version: string, audience = { people: ['u-mayor'] } as { people?: string[]; boards?: string[] }) =>
    bench.enabling.pilot({ plugin, version, audience, soakMinutes: 60, thresholds: defaultPilotThresholds, ...because })
  const mine = async (caller: Caller, board?: string) =>
    (await bench.seen(caller, board)).filter(({ feeds, withdrawn }) => withdrawn !== undefined || feeds.some((id) => id.startsWith(feed)))
  const series = async (id: string) =>
    (await readMeasureSeries(database(), { feed: id, measure: 'count', limit: 10 })).map(({ period, value }) => [period, value])

  beforeAll(async () => {
    await saveOpds(database(), [{ id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' }])
    key = generatePublishingKey('dinkes')
    await savePublishingKey(database(), { keyId: key.keyId, opd: 'dinkes', publicKey: key.publicKey, createdAt: new Date() })
    for (const [position, id] of ['uji', 'lain'].entries())
      await createBoard(database(), {
        id,
        title: id,
        position,
        viewers: ['staff'],
        editors: ['mayor'],
        document: { format: 1, placements: [] },
        updatedAt: new Date(),
        actor: 'wadah',
      })
  })
  beforeEach(async () => {
    bench = enablingBench(database())
    topics += 1
    topic = `uji-${topics}`
    plugin = `dinkes.${topic}`
    feed = `${plugin}/hitungan`
    await publish({})
  })

  test('releases with the same feed contract share runs', async () => {
    await publish({ version: '1.0.1' })

    await pilot('1.0.1')

    expect(await mine(mayor)).toEqual([{ version: '1.0.1', feeds: [feed], withdrawn: undefined }])
    expect(await mine(staff)).toEqual([{ version: '1.0.0', feeds: [feed], withdrawn: undefined }])
    expect((await listFeedsOf(database(), plugin)).map(({ id }) => id)).toEqual([feed])
  })

  test('a pilot with another contract runs its own feed, and keeps snapshots and measures apart', async () => {
    const general = await findFeed(database(), feed)
    await publish({ version: '1.1.0', ...wider })
    await bench.run(feed, { count: 1, period: '2025' }, { points: point(1) })

    await pilot('1.1.0')
    const [piloted] = await mine(mayor)
    const own = piloted?.feeds[0] ?? ''
    await bench.run(own, { count: 2, period: '2025', extra: 'x' }, { points: point(2) })

    expect(own).toMatch(/~[0-9a-f]{8}$/)
    expect(await findFeed(database(), own)).toMatchObject({
      enabled: true,
      variantOf: feed,
      release: expect.not.stringMatching(general?.release ?? ''),
    })
    expect((await newestSnapshot(database(), feed))?.data).toEqual({ count: 1, period: '2025' })
    expect((await newestSnapshot(database(), own))?.data).toEqual({ count: 2, period: '2025', extra: 'x' })
    expect([await series(feed), await series(own)]).toEqual([[['2025', 1]], [['2025', 2]]])
    expect((await mine(staff))[0]?.feeds).toEqual([feed])
  })

  test('widened, the pilot’s snapshot and measures become everybody’s, under a version that rises', async () => {
    await publish({ version: '1.1.0', ...wider })
    await bench.run(feed, { count: 1, period: '2025' }, { points: point(1) })
    const rule = await pilot('1.1.0')
    const own = (await mine(mayor))[0]?.feeds[0] ?? ''
    bench.clock.now += 1_000
    await bench.run(own, { count: 2, period: '2025', extra: 'x' }, { points: point(2) })

    await bench.enabling.widen({ rule, ...because })

    expect(await findFeed(database(), feed)).toMatchObject({ version: 2, enabled: true })
    expect((await newestSnapshot(database(), feed))?.data).toEqual({ count: 2, period: '2025', extra: 'x' })
    expect(await series(feed)).toEqual([['2025', 2]])
    expect(await findFeed(database(), own)).toMatchObject({ enabled: false })
    expect(await mine(staff)).toEqual([{ version: '1.1.0', feeds: [feed], withdrawn: undefined }])
  })

  test('two releases live side by side on two boards', async () => {
    await publish({ version: '1.1.0', ...wider })

    await pilot('1.1.0', { boards: ['uji'] })

    expect((await mine(staff, 'uji')).map(({ version }) => version)).toEqual(['1.1.0'])
    expect((await mine(staff, 'lain')).map(({ version }) => version)).toEqual(['1.0.0'])
    expect((await mine(staff)).map(({ version }) => version)).toEqual(['1.0.0'])
  })

  test('rolled back, the last snapshot of the former contract is shown, dated as it was, and runs at once', async () => {
    await bench.run(feed, { count: 1, period: '2024' })
    const before = bench.clock.now
    await publish({ version: '1.1.0', ...wider })
    await bench.enabling.enable({ plugin, version: '1.1.0', audience: undefined, policy: 'pin', ...because })
    bench.clock.now += 60_000
    await bench.run(feed, { count: 2, period: '2025', extra: 'x' })

    await bench.enabling.rollBack({ plugin, version: undefined, ...because })

    const shown = await newestSnapshot(database(), feed)
    expect(shown).toMatchObject({ version: 3, data: { count: 1, period: '2024' }, fetchedAt: new Date(before) })
    expect(await findFeed(database(), feed)).toMatchObject({ version: 3 })
    expect(bench.ran).toEqual([feed])
    expect(await findEnablement(database(), plugin)).toMatchObject({ policy: 'pin', releaseRow: { version: '1.0.0' } })
  })

  test('a stopped plugin keeps its widgets with the reason, runs for nobody, and returns as it was', async () => {
    await publish({ version: '1.1.0', ...wider })
    await pilot('1.1.0')
    const before = [await mine(mayor), await mine(staff)]

    await bench.enabling.stop({ plugin, ...because, reason: 'angka salah' })

    const stopped = { cause: 'stopped', reason: 'angka salah', at: new Date(bench.clock.now).toISOString() }
    const seen = async (caller: Caller) => (await bench.seen(caller)).filter(({ withdrawn }) => withdrawn?.reason === 'angka salah')
    expect(await seen(mayor)).toEqual([{ version: '1.1.0', feeds: [], withdrawn: stopped }])
    expect(await seen(staff)).toEqual([{ version: '1.0.0', feeds: [], withdrawn: stopped }])
    expect((await listFeedsOf(database(), plugin)).map(({ enabled }) => enabled)).toEqual([false, false])

    await bench.enabling.resume({ plugin, ...because })

    expect([await mine(mayor), await mine(staff)]).toEqual(before)
    expect((await listFeedsOf(database(), plugin)).map(({ enabled }) => enabled)).toEqual([true, true])
  })

  test('a pilot that crashes too often on one screen steps back by itself, with the reason on record', async () => {
    await publish({ version: '1.0.1' })
    const hash = (await pilotHash('1.0.1')) ?? ''
    const crash = { plugin, release: hash, widget: `${plugin}/hitungan`, board: 'uji', message: 'x is not a function', caller: mayor }

    await bench.enabling.crashed(crash)
    await bench.enabling.crashed(crash)
    expect((await mine(mayor))[0]?.version).toBe('1.0.1')
    await bench.enabling.crashed(crash)

    expect((await mine(mayor))[0]?.version).toBe('1.0.0')
    const { steppedBack } = await readRunningState(database())
    expect(steppedBack.find((one) => one.plugin === plugin)).toMatchObject({ version: '1.0.1' })
  })

  test('a pilot whose own runs fail steps back; what the general feed does is not held against it', async () => {
    await publish({ version: '1.1.0', ...wider })
    await pilot('1.1.0')
    const own = (await mine(mayor))[0]?.feeds[0] ?? ''
    for (let run = 0; run < 5; run += 1) await bench.fail(feed)
    await bench.judge()
    expect((await mine(mayor))[0]?.version).toBe('1.1.0')

    for (let run = 0; run < 3; run += 1) await bench.fail(own)
    await bench.judge()

    expect(await mine(mayor)).toEqual([{ version: '1.0.0', feeds: [feed], withdrawn: undefined }])
    expect(await findFeed(database(), own)).toMatchObject({ enabled: false })
  })

  test('after its soak time a pilot is no longer stepped back', async () => {
    await publish({ version: '1.1.0', ...wider })
    await pilot('1.1.0')
    const own = (await mine(mayor))[0]?.feeds[0] ?? ''
    bench.clock.now += 61 * 60_000

    for (let run = 0; run < 3; run += 1) await bench.fail(own)
    await bench.judge()

    expect((await mine(mayor))[0]?.version).toBe('1.1.0')
  })

  test('a rule that follows goes with compatible releases while the general release stays', async () => {
    await publish({ version: '1.1.0', ...wider })
    const audience = { people: ['u-mayor'] }
    await bench.enabling.enable({ plugin, version: '1.1.0', audience, policy: 'follow-compatible', ...because })

    await publish({ version: '1.2.0', ...wider })
    await publish({ version: '2.0.0' })

    expect((await mine(mayor))[0]?.version).toBe('1.2.0')
    expect((await mine(staff))[0]?.version).toBe('1.0.0')
  })

  test('after an upgrade of the server, a release that wants another SDK stands still, is named with the reason, and is refused', async () => {
    const released = await findReleaseVersion(database(), plugin, '1.0.0')
    if (released === undefined) throw new RangeError('no release')
    const manifest = { ...released.manifest, version: '3.0.0', sdk: '^2.0.0' }
    const hash = `${topic}-3`
    await insertRelease(database(), { ...released, manifest, hash, files: await filesOf(released.hash) })
    await setEnablement(database(), { plugin, release: hash, policy: 'pin', changedAt: new Date() })
    const said: string[] = []

    await settlePlugins({ database: database(), installation: bench.installation, log: bench.log, say: (line) => said.push(line) })

    expect(said.join()).toContain(`${plugin}@3.0.0 wants SDK ^2.0.0; this server brings 1.0.0`)
    expect((await bench.seen(staff)).find(({ version }) => version === '3.0.0')).toEqual({
      version: '3.0.0',
      feeds: [],
      withdrawn: { cause: 'sdk', reason: '', sdk: { wanted: '^2.0.0', host: '1.0.0' } },
    })
    expect((await listFeedsOf(database(), plugin)).map(({ enabled }) => enabled)).toEqual([false])
    await expect(pilot('3.0.0')).rejects.toMatchObject({ code: 'sdk_out_of_range', details: { version: '3.0.0', sdk: '^2.0.0' } })
  })

  test('a release that curation has not approved is refused by name', async () => {
    await expect(pilot('9.9.9')).rejects.toMatchObject({ code: 'not_found' })
    await submit({ version: '1.0.1' })
    await expect(pilot('1.0.1')).rejects.toMatchObject({ code: 'not_approved' })
  })

  /** Files of a release, for one that differs in its manifest only. */
  async function filesOf(hash: string) {
    const paths = await listReleaseFiles(database(), hash)
    return Promise.all(
      paths.map(async ({ path }) => {
        const file = await findReleaseFile(database(), hash, path)
        if (file === undefined) throw new RangeError(path)
        return { path, sha256: file.sha256, contentType: file.contentType, body: file.body }
      }),
    )
  }

  async function pilotHash(version: string): Promise<string | undefined> {
    await pilot(version)
    const { plugins } = await readRunningState(database())
    return plugins.get(plugin)?.rules[0]?.release.hash
  }
})
