import { beforeAll, expect, test } from 'vitest'
import { manifestSchema } from '@wadah/contracts/manifest'
import type { Caller } from '@wadah/contracts/roles'
import { setEnablement } from '@wadah/db/enablement'
import { saveOpds } from '@wadah/db/opds'
import { insertRelease } from '@wadah/db/releases'
import { describeOnPglite } from '@wadah/db/testing'
import { createCallerFactory } from '../procedure.ts'
import { appRouter } from '../router.ts'
import type { TriedFeed } from '../services.ts'
import { testServices } from '../testing/test-services.ts'

const head: Caller = { kind: 'user', userId: 'h', name: 'Kepala', roles: ['head'], opd: 'dinkes' }
const text = (words: string) => ({ id: words, en: words })
const plugin = 'dinkes.uji'
const failed = (code: string): TriedFeed => ({ feed: `${plugin}/hitungan`, title: text('Hitungan'), ok: false, code })

describeOnPglite('the config of a plugin', (database) => {
  const call = (caller: Caller, tried: TriedFeed[] = []) =>
    createCallerFactory(appRouter)({ caller, database: database(), services: testServices({ tried }) })
  const as = (caller: Caller, tried: TriedFeed[] = []) => call(caller, tried).plugins

  beforeAll(async () => {
    await saveOpds(database(), [{ id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' }])
    const manifest = manifestSchema.parse({
      id: plugin,
      version: '1.0.0',
      opd: 'dinkes',
      title: text('Uji'),
      purpose: text('Uji'),
      sdk: '^1.0.0',
      licence: 'Apache-2.0',
      owner: { office: 'Bidang Uji', contact: 'uji@example.id' },
      widgets: [
        { name: 'uji', title: text('U'), purpose: text('U'), feeds: ['hitungan'], sizes: { min: { w: 1, h: 1 }, start: { w: 2, h: 2 } } },
      ],
      permissions: { connections: [{ name: 'armada', kind: 'http', hosts: ['armada.example'], reason: text('Armada') }] },
      config: {
        version: 1,
        schema: {
          type: 'object',
          properties: { kota: { type: 'string', maxLength: 20 } },
          required: ['kota'],
          additionalProperties: false,
        },
        fields: { kota: { label: text('Kota') } },
        defaults: { kota: 'Tasikmalaya' },
      },
    })
    const at = new Date('2026-11-24T00:00:00Z')
    const hash = 'a'.repeat(64)
    await insertRelease(database(), {
      hash,
      manifest,
      contract: { format: 1, sdk: '1.0.0', procedures: {} },
      keyId: '0'.repeat(16),
      seal: '{}',
      publishedAt: at,
      files: [],
    })
    await setEnablement(database(), { plugin, release: hash, policy: 'follow-compatible', changedAt: at })
  })

  test('is offered to the OPD of the plugin', async () => {
    expect(await as(head).own()).toMatchObject([{ plugin, hasConfig: true }])
    expect(await as({ ...head, opd: 'dishub' }).own()).toEqual([])
  })

  test('stands beside the connections the plugin needs, which its office and Diskominfo are told, set up or not', async () => {
    const need = { opd: 'dinkes', keeper: 'dinkes', name: 'armada', hosts: ['armada.example'], plugin: text('Uji') }

    expect(await call(head).connections.needed()).toMatchObject([need])
    expect(await call({ ...head, opd: 'kominfo', roles: ['operator'] }).connections.needed()).toMatchObject([need])
    expect(await call({ ...head, opd: 'dishub' }).connections.needed()).toEqual([])
  })

  test('is saved after a good trial, and every step stays to go back to', async () => {
    expect(await as(head).saveConfig({ plugin, config: { kota: 'Garut' } })).toEqual({ ok: true, revision: 1 })
    await as(head).saveConfig({ plugin, config: { kota: 'Ciamis' } })

    expect(await as(head).configHistory({ plugin })).toMatchObject([
      { revision: 2, config: { kota: 'Ciamis' }, savedBy: 'Kepala' },
      { revision: 1, config: { kota: 'Garut' } },
    ])
    expect(await as(head).config({ plugin })).toMatchObject({ config: { kota: 'Ciamis' } })
  })

  test('is not saved when a feed breaks its contract with it, however much one insists', async () => {
    const answer = await as(head, [failed('output_mismatch')]).saveConfig({ plugin, config: { kota: 'Salah' }, insist: true })

    expect(answer).toMatchObject({ ok: false, mayInsist: false })
    expect(await as(head).config({ plugin })).toMatchObject({ config: { kota: 'Ciamis' } })
  })

  test('may be saved untried when its source is silent, by who insists', async () => {
    const silent = as(head, [failed('source_unreachable')])

    expect(await silent.saveConfig({ plugin, config: { kota: 'Banjar' } })).toMatchObject({ ok: false, mayInsist: true })
    expect(await silent.saveConfig({ plugin, config: { kota: 'Banjar' }, insist: true })).toMatchObject({ ok: true })
  })

  test('that its form does not allow is refused before anything is tried', async () => {
    await expect(as(head).saveConfig({ plugin, config: { kota: 7 } })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('is nobody else’s to read or write', async () => {
    await expect(as({ ...head, opd: 'dishub' }).configHistory({ plugin })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
