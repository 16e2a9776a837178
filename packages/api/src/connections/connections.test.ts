import { beforeAll, expect, test } from 'vitest'
import type { FeedMeta } from '@wadah/contracts/feed-meta'
import type { Caller } from '@wadah/contracts/roles'
import { listAuditEvents } from '@wadah/db/audit'
import { findConnection } from '@wadah/db/connections'
import { recordRun, type RunOutcome } from '@wadah/db/feed-runs'
import { setFeedFacts } from '@wadah/db/feeds'
import { saveOpds } from '@wadah/db/opds'
import { describeOnPglite } from '@wadah/db/testing'
import { createCallerFactory } from '../procedure.ts'
import { appRouter } from '../router.ts'
import { testServices } from '../testing/test-services.ts'

const head: Caller = { kind: 'user', userId: 'h', name: 'Kepala', roles: ['head'], opd: 'dinkes' }
const operator: Caller = { kind: 'user', userId: 'o', name: 'Operator', roles: ['operator'], opd: 'kominfo' }

describeOnPglite('a connection', (database) => {
  const as = (caller: Caller) => createCallerFactory(appRouter)({ caller, database: database(), services: testServices({ demo: false }) })
  const stored = () => findConnection(database(), 'dinkes', 'armada')

  const ran = (name: string, outcome: RunOutcome) =>
    recordRun(database(), { feed: `dinkes.uji/${name}`, contractHash: 'c', startedAt: new Date(0), finishedAt: new Date(0), outcome })

  beforeAll(() => saveOpds(database(), [{ id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' }]))

  test('keeps its secret: it is written, and never read back', async () => {
    await as(head).connections.save({
      name: 'armada',
      kind: 'http',
      baseUrl: 'https://armada.example/v1',
      auth: { kind: 'bearer', token: 'rahasia' },
    })

    const listed = await as(head).connections.list()

    expect(listed).toMatchObject([{ name: 'armada', hasSecret: true, allowPrivate: false }])
    expect(JSON.stringify(listed)).not.toContain('rahasia')
    expect((await stored())?.sealedAuth?.toString()).toContain('rahasia')
  })

  test('keeps the stored secret when none is given, and forgets it when told to', async () => {
    await as(head).connections.save({ name: 'armada', kind: 'http', baseUrl: 'https://armada.example/v2' })
    const kept = await stored()
    await as(head).connections.save({ name: 'armada', kind: 'http', baseUrl: 'https://armada.example/v2', auth: null })

    expect(kept?.sealedAuth).not.toBeNull()
    expect((await stored())?.sealedAuth).toBeNull()
  })

  test.each(['https://elsewhere.example/v2', 'http://armada.example/v2', 'https://armada.example:8443/v2'])(
    'never carries its secret to another address: %s',
    async (baseUrl) => {
      const auth = { kind: 'bearer', token: 'rahasia' } as const
      await as(head).connections.save({ name: 'armada', kind: 'http', baseUrl: 'https://armada.example/v2', auth })

      await as(head).connections.save({ name: 'armada', kind: 'http', baseUrl })

      expect((await stored())?.sealedAuth).toBeNull()
      const [newest] = await listAuditEvents(database(), 1)
      expect(newest).toMatchObject({ action: 'connection.save', details: { credentials: 'forgotten' } })
    },
  )

  test('leads to a private address only where an operator let it, and not to another one', async () => {
    await as(head).connections.save({ name: 'armada', kind: 'http', baseUrl: 'http://10.1.2.3/v1' })
    await as(operator).connections.allowPrivate({ opd: 'dinkes', name: 'armada', allow: true })
    await as(head).connections.save({ name: 'armada', kind: 'http', baseUrl: 'http://10.1.2.3/v2' })
    const sameHost = (await stored())?.allowPrivate
    await as(head).connections.save({ name: 'armada', kind: 'http', baseUrl: 'http://10.1.2.4/v2' })

    expect([sameHost, (await stored())?.allowPrivate]).toEqual([true, false])
  })

  test('has the feeds that read it and fail asked for again at once, when it or the leave for it changes', async () => {
    const feed = (name: string, connections: string[]) => ({
      id: `dinkes.uji/${name}`,
      plugin: 'dinkes.uji',
      opd: 'dinkes',
      meta: { kind: 'feed', classification: 'public', connections, measures: [] } as unknown as FeedMeta,
      contractHash: 'c',
    })
    await setFeedFacts(database(), 'dinkes.uji', [feed('rusak', ['armada']), feed('sehat', ['armada']), feed('lain', ['peta'])])
    await ran('rusak', { kind: 'failed', code: 'source_unreachable', reason: 'x' })
    await ran('sehat', { kind: 'ok', data: { data: {}, contentHash: 'x', points: [] } })
    const services = testServices({ demo: false })
    const under = (caller: Caller) => createCallerFactory(appRouter)({ caller, database: database(), services }).connections

    await under(head).save({ name: 'armada', kind: 'http', baseUrl: 'https://armada.example/v3' })
    await under(operator).allowPrivate({ opd: 'dinkes', name: 'armada', allow: true })

    expect(services.ran).toEqual(['dinkes.uji/rusak', 'dinkes.uji/rusak'])
  })

  test('is nobody else’s to see', async () => {
    expect(await as({ ...head, opd: 'dishub' }).connections.list()).toEqual([])
  })
})
