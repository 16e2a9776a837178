import { beforeEach, expect, test } from 'vitest'
import type { Caller } from '@wadah/contracts/roles'
import { findApiKey } from '@wadah/db/api-keys'
import { listAuditEvents } from '@wadah/db/audit'
import { saveOpds } from '@wadah/db/opds'
import { describeOnPglite } from '@wadah/db/testing'
import { createCallerFactory } from '../procedure.ts'
import { appRouter } from '../router.ts'
import { testServices } from '../testing/test-services.ts'
import { readApiKey } from './api-key-secret.ts'

const grant = { submit: true, status: true, intakes: [] }

describeOnPglite('API keys', (database) => {
  const services = testServices()
  const as = (caller: Partial<Caller>) =>
    createCallerFactory(appRouter)({
      caller: { kind: 'user', userId: 'u', name: 'Penerbit', roles: ['publisher'], opd: 'dinkes', provenAt: services.now(), ...caller },
      database: database(),
      services,
    }).keys

  beforeEach(async () => {
    await saveOpds(database(), [
      { id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' },
      { id: 'bpbd', name: 'BPBD', shortName: 'BPBD' },
      { id: 'lama', name: 'Dinas Lama', shortName: 'Lama', validTo: new Date(0) },
    ])
  })

  test('are told once and kept as a hash, for half a year unless somebody says otherwise', async () => {
    const made = await as({}).makeApiKey({ opd: 'dinkes', label: 'CI GitLab', grant })

    const kept = await findApiKey(database(), made.id)
    expect(JSON.stringify([kept, await as({}).apiKeys()])).not.toContain(made.key.slice(23))
    expect(readApiKey(made.key)?.fits(kept?.secretHash ?? '')).toBe(true)
    expect(Date.parse(made.expiresAt) - services.now()).toBe(180 * 86_400_000)
    expect(await as({}).apiKeys()).toContainEqual(
      expect.objectContaining({ id: made.id, label: 'CI GitLab', state: 'valid', createdBy: 'Penerbit', lastUsedAt: undefined }),
    )
    const [entry] = await listAuditEvents(database(), 1)
    expect(entry).toMatchObject({ action: 'api-key.make', subject: made.id, actorId: 'user:u', details: { opd: 'dinkes', submit: true } })
    expect(JSON.stringify(entry)).not.toContain(made.key.slice(23))
  })

  test.each([
    ['may do nothing', { grant: { submit: false, status: false, intakes: [] } }],
    ['would last longer than a year', { days: 366 }],
    ['is for no time at all', { days: 0 }],
    ['names an intake that is none', { grant: { ...grant, intakes: ['../publish'] } }],
  ])('are not made when the key %s', async (_what, wrong) => {
    await expect(as({}).makeApiKey({ opd: 'dinkes', label: 'CI', grant, ...wrong })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('are made by an OPD’s own head and publisher or by a curator, for an OPD that is there, with a fresh proof', async () => {
    const asked = { opd: 'bpbd', label: 'CI', grant }
    await expect(as({}).makeApiKey(asked)).rejects.toMatchObject({ cause: { code: 'forbidden' } })
    await expect(as({ roles: ['officer'], opd: 'bpbd' }).makeApiKey(asked)).rejects.toMatchObject({ cause: { code: 'forbidden' } })
    await expect(as({ provenAt: services.now() - 6 * 60_000 }).makeApiKey({ ...asked, opd: 'dinkes' })).rejects.toMatchObject({
      cause: { code: 'step_up_required' },
    })
    const curator = as({ roles: ['curator'], opd: 'kominfo' })
    await expect(curator.makeApiKey({ ...asked, opd: 'lama' })).rejects.toMatchObject({ cause: { code: 'not_found' } })
    expect(await curator.makeApiKey(asked)).toMatchObject({ key: expect.stringMatching(/^wadah_[0-9a-f]{16}_[\w-]{43}$/) })
  })

  test('are seen and revoked by their own OPD and by Diskominfo, once, with a reason', async () => {
    const { id } = await as({}).makeApiKey({ opd: 'dinkes', label: 'CI lama', grant })
    const foreign = as({ opd: 'bpbd' })

    expect((await foreign.apiKeys()).map((key) => key.id)).not.toContain(id)
    await expect(foreign.revokeApiKey({ id, reason: 'bukan milik saya' })).rejects.toMatchObject({ cause: { code: 'not_found' } })
    expect(await as({ roles: ['operator'], opd: 'kominfo' }).revokeApiKey({ id, reason: 'bocor di log' })).toEqual({ ok: true })
    await expect(as({}).revokeApiKey({ id, reason: 'sekali lagi' })).rejects.toMatchObject({ cause: { code: 'invalid_input' } })
    expect((await as({}).apiKeys()).find((key) => key.id === id)).toMatchObject({ state: 'revoked', revoked: { reason: 'bocor di log' } })
  })

  test('of an OPD are few enough to look through', async () => {
    const curator = as({ roles: ['curator'] })
    const make = () => curator.makeApiKey({ opd: 'bpbd', label: 'CI', grant })
    await expect(
      (async () => {
        for (let count = 0; count < 21; count += 1) await make()
      })(),
    ).rejects.toMatchObject({ cause: { code: 'invalid_input', details: { reason: 'too_many' } } })
  })
})
