import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAdapterHost } from '@wadah/adapter-host/create-adapter-host'
import type { AdapterHost } from '@wadah/adapter-host/adapter-host'
import type { PublishingKey } from '@wadah/contracts/release'
import { claimChecking, listChecks } from '@wadah/db/curation'
import { saveOpds } from '@wadah/db/opds'
import { savePublishingKey } from '@wadah/db/publishing-keys'
import { findRelease, listCurationEvents } from '@wadah/db/releases'
import { describeOnBoth } from '@wadah/db/testing'
import { generatePublishingKey } from '@wadah/plugin-bundle/publishing-key'
import { publishRelease } from '../registry/publish-release.ts'
import { sealTiny } from '../testing/tiny-release.ts'
import { createCheckQueue, type CheckDeps } from './check-queue.ts'

let adapterHost: AdapterHost
beforeAll(() => {
  adapterHost = createAdapterHost({ workers: 1, log: () => undefined })
})
afterAll(() => adapterHost.close())

describeOnBoth('the queue of checks', (database) => {
  let key: PublishingKey
  let topics = 0
  const deps = (): CheckDeps => ({
    database: database(),
    adapterHost,
    utcOffsetMinutes: 420,
    now: Date.now,
    log: () => undefined,
    osv: async () => undefined,
  })
  const submit = async () => {
    const release = await sealTiny(key, { topic: `uji-${(topics += 1)}` })
    return publishRelease({ database: database(), adapterHost, now: Date.now }, release, {
      kind: 'publishing-key',
      roles: [],
      opd: 'dinkes',
      keyId: key.keyId,
    })
  }
  const stateOf = async (hash: string) => (await findRelease(database(), hash))?.state

  beforeAll(async () => {
    key = generatePublishingKey('dinkes')
    await saveOpds(database(), [{ id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' }])
    await savePublishingKey(database(), { keyId: key.keyId, opd: 'dinkes', publicKey: key.publicKey, createdAt: new Date() })
  })

  test('takes up after a restart what was submitted or being checked before', async () => {
    const [waiting, underway] = [await submit(), await submit()]
    // Whoever had it died seven minutes ago.
    const gone = new Date(Date.now() - 7 * 60_000)
    await claimChecking(database(), { release: underway.hash, worker: 'gone', at: gone, staleBefore: gone })
    const queue = createCheckQueue(deps())

    await queue.start()
    await queue.checked(waiting.hash, 20_000)
    await queue.checked(underway.hash, 20_000)
    await queue.stop()

    expect([await stateOf(waiting.hash), await stateOf(underway.hash)]).toEqual(['in-review', 'in-review'])
    expect((await listChecks(database(), [underway.hash])).get(underway.hash)).toHaveLength(9)
  })

  test('checks a release once, whoever else looks', async () => {
    const { hash, plugin } = await submit()
    const queues = [createCheckQueue(deps()), createCheckQueue(deps())]

    await queues[0]?.start()
    await queues[1]?.start()
    await Promise.all(queues.map((queue) => queue.checked(hash, 20_000)))
    await Promise.all(queues.map((queue) => queue.stop()))

    expect((await listCurationEvents(database(), { plugin, limit: 200 })).map(({ kind }) => kind)).toEqual(['checked', 'submitted'])
  })

  test('gives up on a release whose checks end the server again and again', async () => {
    const { hash } = await submit()
    const long = new Date(0)
    for (let attempt = 0; attempt < 3; attempt += 1)
      await claimChecking(database(), { release: hash, worker: 'gone', at: long, staleBefore: new Date() })
    const queue = createCheckQueue(deps())

    await queue.start()
    await queue.checked(hash, 20_000)
    await queue.stop()

    expect(await stateOf(hash)).toBe('returned')
  })
})
