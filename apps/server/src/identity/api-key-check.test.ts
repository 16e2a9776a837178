import { beforeAll, expect, test } from 'vitest'
import { newApiKey } from '@wadah/api/api-key-secret'
import { findApiKey, insertApiKey, revokeApiKey } from '@wadah/db/api-keys'
import { saveOpds } from '@wadah/db/opds'
import { describeOnPglite } from '@wadah/db/testing'
import { createApiKeyCheck } from './api-key-check.ts'

const dayMs = 86_400_000
const made = Date.UTC(2026, 10, 24)
const grant = { submit: true, status: false, intakes: [] }

describeOnPglite('the check of API keys', (database) => {
  let now = made
  const check = (key: string) => createApiKeyCheck({ database: database(), now: () => now })(key)
  async function keep(label: string, opd = 'dinkes'): Promise<{ id: string; key: string }> {
    const { id, key, secretHash } = newApiKey()
    const [createdAt, expiresAt] = [new Date(made), new Date(made + 180 * dayMs)]
    await insertApiKey(database(), { id, opd, label, grant, secretHash, createdAt, createdBy: 'Penerbit', expiresAt })
    return { id, key }
  }

  beforeAll(async () => {
    await saveOpds(database(), [
      { id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' },
      { id: 'lama', name: 'Dinas Lama', shortName: 'Lama', validTo: new Date(made + dayMs) },
    ])
  })

  test('says whose a key is and what it may do, and that it was used, to ten minutes', async () => {
    const { id, key } = await keep('CI GitLab')
    expect(await check(key)).toEqual({ kind: 'api-key', apiKeyId: id, name: 'CI GitLab', opd: 'dinkes', grant, roles: [] })
    now = made + 9 * 60_000
    await check(key)
    expect((await findApiKey(database(), id))?.lastUsedAt?.getTime()).toBe(made)
    now = made + 10 * 60_000
    await check(key)
    expect((await findApiKey(database(), id))?.lastUsedAt?.getTime()).toBe(now)
  })

  test('refuses by name a key whose time is over, and one that was revoked a moment ago', async () => {
    const { key } = await keep('CI lama')
    now = made + 180 * dayMs - 1
    expect(await check(key)).toMatchObject({ kind: 'api-key' })
    now = made + 180 * dayMs
    await expect(check(key)).rejects.toMatchObject({
      code: 'key_expired',
      message: expect.stringContaining('“CI lama” of dinkes expired on 2027-05-23'),
    })

    now = made
    const other = await keep('CI bocor')
    await revokeApiKey(database(), other.id, { at: new Date(now), by: 'Kurator', reason: 'bocor di log' })
    await expect(check(other.key)).rejects.toMatchObject({ code: 'key_revoked', details: { label: 'CI bocor' } })
  })

  test('refuses a key of an OPD that ended', async () => {
    const { key } = await keep('CI', 'lama')
    expect(await check(key)).toMatchObject({ opd: 'lama' })
    now = made + dayMs
    await expect(check(key)).rejects.toMatchObject({ code: 'key_revoked' })
  })

  test('knows no key by its public part, nor one that was cut short', async () => {
    const [{ key }, other] = [await keep('CI'), newApiKey()]
    for (const wrong of [`${key.slice(0, 23)}${other.key.slice(23)}`, key.slice(0, -1), other.key, 'wadah_'])
      await expect(check(wrong)).rejects.toMatchObject({ code: 'unauthenticated', details: { reason: 'unknown_key' } })
  })

  test('lets no key ask without end', async () => {
    now = made
    const { key } = await keep('CI')
    const one = createApiKeyCheck({ database: database(), now: () => now })
    for (let count = 0; count < 120; count += 1) await one(key)
    await expect(one(key)).rejects.toMatchObject({ code: 'rate_limited' })
    now = made + 60_000
    expect(await one(key)).toMatchObject({ kind: 'api-key' })
  })
})
