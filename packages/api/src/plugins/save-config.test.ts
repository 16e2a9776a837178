import { beforeAll, expect, test } from 'vitest'
import type { Manifest } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import type { Caller } from '@wadah/contracts/roles'
import { listAuditEvents } from '@wadah/db/audit'
import { addDeposit, latestDeposit } from '@wadah/db/deposits'
import { setEnablement } from '@wadah/db/enablement'
import { saveOpds } from '@wadah/db/opds'
import { readPluginConfig } from '@wadah/db/plugin-config'
import { insertRelease } from '@wadah/db/releases'
import { describeOnPglite } from '@wadah/db/testing'
import { CodedError } from '@wadah/errors'
import { createCallerFactory } from '../procedure.ts'
import { appRouter } from '../router.ts'
import { testServices } from '../testing/test-services.ts'

const head: Caller = { kind: 'user', userId: 'h', name: 'Kepala', roles: ['head'], opd: 'dinkes' }
const plugin = 'dinkes.uji'
const at = new Date('2026-11-24T07:00:00Z')
const schema = {
  type: 'object',
  properties: { tabel: { type: 'string', maxLength: 20 } },
  required: ['tabel'],
  additionalProperties: false,
}
const manifest = {
  id: plugin,
  opd: 'dinkes',
  version: '1.0.0',
  sdk: '^1.0.0',
  config: { version: 1, schema, fields: {}, defaults: { tabel: 'a' } },
}
const contract = {
  procedures: { angka: { meta: { kind: 'feed' }, output: { type: 'boolean' } }, kirim: { meta: { kind: 'intake', feeds: ['angka'] } } },
}

describeOnPglite('a plugin of an OPD whose source does not answer', (database) => {
  const services = testServices()
  const away = () => Promise.reject(new CodedError('source_timeout', 'The run is still queued.'))
  const as = (caller: Caller) =>
    createCallerFactory(appRouter)({ caller, database: database(), services: { ...services, jobs: { ...services.jobs, runNow: away } } })

  beforeAll(async () => {
    await saveOpds(database(), [{ id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' }])
    await insertRelease(database(), {
      hash: 'h1',
      manifest: manifest as unknown as Manifest,
      contract: contract as unknown as RecordedContract,
      keyId: 'k',
      seal: '{}',
      publishedAt: at,
      files: [],
    })
    await setEnablement(database(), { plugin, release: 'h1', policy: 'pin', changedAt: at })
  })

  test('has its config saved and audited all the same', async () => {
    expect(await as(head).plugins.saveConfig({ plugin, config: { tabel: 'b' } })).toEqual({ ok: true, revision: 1 })

    expect(await readPluginConfig(database(), plugin)).toMatchObject({ revision: 1, config: { tabel: 'b' }, savedBy: 'Kepala' })
    expect((await listAuditEvents(database(), 1))[0]).toMatchObject({ action: 'plugin.config', subject: plugin, details: { revision: 1 } })
  })

  test('takes no value its form does not have, and nothing of another OPD', async () => {
    await expect(as(head).plugins.saveConfig({ plugin, config: { tabel: 'x'.repeat(21) } })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(as({ ...head, opd: 'dishub' }).plugins.saveConfig({ plugin, config: { tabel: 'c' } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await readPluginConfig(database(), plugin))?.revision).toBe(1)
  })

  test('has its upload taken back all the same', async () => {
    const upload = {
      plugin,
      intake: 'kirim',
      deposit: {},
      original: Buffer.from(''),
      fileName: 'a.csv',
      rows: 0,
      uploadedAt: at,
      uploadedBy: 'x',
    }
    await addDeposit(database(), upload)

    expect(await as(head).intake.undo({ plugin, procedure: 'kirim', revision: 1 })).toEqual({ ok: true, revision: undefined })

    expect(await latestDeposit(database(), plugin, 'kirim')).toBeUndefined()
  })
})
