import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAdapterHost } from '@wadah/adapter-host/create-adapter-host'
import type { AdapterHost } from '@wadah/adapter-host/adapter-host'
import { createCallerFactory } from '@wadah/api/procedure'
import { appRouter } from '@wadah/api/router'
import type { Services } from '@wadah/api/services'
import type { PublishingKey } from '@wadah/contracts/release'
import type { Caller } from '@wadah/contracts/roles'
import { saveOpds } from '@wadah/db/opds'
import { findPublishingKey } from '@wadah/db/publishing-keys'
import { useNonce } from '@wadah/db/settings'
import { describeOnBoth } from '@wadah/db/testing'
import { generatePublishingKey } from '@wadah/plugin-bundle/publishing-key'
import { signRequest } from '@wadah/plugin-bundle/signed-request'
import { createSignedRequestCheck } from '../identity/signed-request-check.ts'
import { sealTiny } from '../testing/tiny-release.ts'
import { publishRelease } from './publish-release.ts'

let adapterHost: AdapterHost
beforeAll(() => {
  adapterHost = createAdapterHost({ workers: 1, log: () => undefined })
})
afterAll(() => adapterHost.close())

describeOnBoth('a drill with keys', (database) => {
  const curator: Caller = { kind: 'user', userId: 'k', name: 'Kurator', roles: ['curator'], provenAt: Date.now() }
  const keys = () =>
    createCallerFactory(appRouter)({
      caller: { ...curator, provenAt: Date.now() },
      database: database(),
      services: { now: Date.now, installation: { demo: false } } as unknown as Services,
    }).keys
  const register = async (key: PublishingKey) => (await keys().register({ opd: 'dinkes', publicKey: key.publicKey, label: 'CI' })).keyId
  const publish = async (key: PublishingKey, topic: string, version = '1.0.0') =>
    publishRelease({ database: database(), adapterHost, now: Date.now }, await sealTiny(key, { topic, version }), {
      kind: 'publishing-key',
      roles: [],
      opd: key.opd,
      keyId: key.keyId,
    })
  const signs = (key: PublishingKey) =>
    createSignedRequestCheck({
      findKey: (id) => findPublishingKey(database(), id),
      useNonce: (nonce, moment) => useNonce(database(), nonce, moment),
      now: Date.now,
    })({
      method: 'POST',
      path: '/publish',
      body: async () => new Uint8Array(),
      authorization: signRequest({ method: 'POST', path: '/publish', body: new Uint8Array() }, key, Date.now()),
    })

  beforeAll(() => saveOpds(database(), [{ id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' }]))

  test('rotation: the next release goes out with the new key, the old one seals and signs nothing any more', async () => {
    const [old, next] = [generatePublishingKey('dinkes'), generatePublishingKey('dinkes')]
    // The id that Diskominfo sees is the one the OPD's own tool gave.
    expect(await register(old)).toBe(old.keyId)
    await publish(old, 'rotasi')
    await register(next)

    await publish(next, 'rotasi', '1.0.1')
    await keys().revoke({ keyId: old.keyId, reason: 'diganti tiap tahun' })

    await expect(publish(old, 'rotasi', '1.0.2')).rejects.toMatchObject({ code: 'unknown_key' })
    await expect(signs(old)).rejects.toMatchObject({ code: 'unknown_key' })
    expect(await publish(next, 'rotasi', '1.0.2')).toMatchObject({ version: '1.0.2' })
  })

  test('a stolen key: it is shut out at once, and what it sealed since the theft is named', async () => {
    const key = generatePublishingKey('dinkes')
    await register(key)
    await publish(key, 'sebelum')
    const stolenSince = new Date()
    await publish(key, 'sesudah')

    const { suspects } = await keys().revoke({ keyId: key.keyId, reason: 'laptop dicuri', stolenSince: stolenSince.toISOString() })

    expect(suspects.map(({ plugin, version }) => `${plugin}@${version}`)).toEqual(['dinkes.sesudah@1.0.0'])
    await expect(publish(key, 'pencuri')).rejects.toMatchObject({ code: 'unknown_key' })
    await expect(signs(key)).rejects.toMatchObject({ code: 'unknown_key' })
  })
})
