import { generateKeyPairSync } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { Caller } from '@wadah/contracts/roles'
import { listAuditEvents } from '@wadah/db/audit'
import { saveOpds } from '@wadah/db/opds'
import { findPublishingKey } from '@wadah/db/publishing-keys'
import { describeOnPglite } from '@wadah/db/testing'
import { createCallerFactory } from '../procedure.ts'
import { appRouter } from '../router.ts'
import { testServices } from '../testing/test-services.ts'

const pemOf = (kind: 'ed25519' | 'x25519' = 'ed25519') => {
  const pair = kind === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')
  return {
    publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

describeOnPglite('publishing keys', (database) => {
  const services = testServices()
  const as = (caller: Partial<Caller>) =>
    createCallerFactory(appRouter)({
      caller: { kind: 'user', userId: 'u', name: 'Kurator', roles: ['curator'], provenAt: services.now(), ...caller },
      database: database(),
      services,
    }).keys
  const register = (pem: string, opd = 'dinkes') => as({}).register({ opd, publicKey: pem, label: 'laptop pengembang' })

  beforeEach(async () => {
    await saveOpds(database(), [
      { id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' },
      { id: 'bpbd', name: 'BPBD', shortName: 'BPBD' },
    ])
  })

  test('are registered by Diskominfo for an OPD, and can be used from then on', async () => {
    const { keyId } = await register(pemOf().publicKey)

    expect(await findPublishingKey(database(), keyId)).toMatchObject({ opd: 'dinkes', registeredBy: 'Kurator' })
    expect(await as({}).list()).toContainEqual(
      expect.objectContaining({ keyId, opd: 'dinkes', label: 'laptop pengembang', revoked: undefined, releases: 0 }),
    )
  })

  test('whose secret half was pasted are refused with what it means', async () => {
    await expect(register(pemOf().privateKey)).rejects.toMatchObject({ cause: { code: 'invalid_input', details: { reason: 'private' } } })
  })

  test('of another kind, or no keys at all, are refused with the way to make one', async () => {
    await expect(register(pemOf('x25519').publicKey)).rejects.toMatchObject({ cause: { details: { reason: 'kind' } } })
    await expect(register('halo')).rejects.toMatchObject({ cause: { details: { reason: 'unreadable' } } })
    await expect(register(pemOf().publicKey, 'tiada')).rejects.toMatchObject({ cause: { code: 'not_found' } })
  })

  test('rotate: both work until the old one is revoked, which never comes back', async () => {
    const old = pemOf().publicKey
    const { keyId: former } = await register(old)
    const { keyId: next } = await register(pemOf().publicKey)

    await as({}).revoke({ keyId: former, reason: 'diganti tiap tahun' })

    expect(await findPublishingKey(database(), former)).toBeUndefined()
    expect(await findPublishingKey(database(), next)).toBeDefined()
    await expect(register(old)).rejects.toMatchObject({ cause: { details: { reason: 'known' } } })
    const [entry] = await listAuditEvents(database(), 1)
    expect(entry).toMatchObject({ action: 'key.revoke', subject: former, details: { reason: 'diganti tiap tahun', opd: 'dinkes' } })
  })

  test('of an OPD are seen and revoked by its own people, and by no other OPD', async () => {
    const { keyId } = await register(pemOf().publicKey)
    const own = as({ roles: ['publisher'], opd: 'dinkes' })
    const foreign = as({ roles: ['publisher'], opd: 'bpbd' })

    expect((await own.list()).map((key) => key.keyId)).toContain(keyId)
    expect((await foreign.list()).map((key) => key.keyId)).not.toContain(keyId)
    await expect(foreign.revoke({ keyId, reason: 'bukan milik saya' })).rejects.toMatchObject({ cause: { code: 'not_found' } })
    expect(await own.revoke({ keyId, reason: 'laptop hilang' })).toEqual({ suspects: [] })
  })

  test('are registered and revoked only with a fresh proof of who one is', async () => {
    const stale = as({ provenAt: services.now() - 6 * 60_000 })

    await expect(stale.register({ opd: 'dinkes', publicKey: pemOf().publicKey, label: 'x' })).rejects.toMatchObject({
      cause: { code: 'step_up_required' },
    })
  })
})
