import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { EnabledWidget } from '@wadah/contracts/release'
import type { FeedState } from '@wadah/contracts/feed-state'
import type { ServerLiveMessage } from '@wadah/contracts/live'
import { signRequest } from '@wadah/plugin-bundle/signed-request'
import { startPostgres } from '@wadah/services/postgres'
import { startTestServer, until, type TestServer } from '../testing/start-test-server.ts'
import { sealTiny } from '../testing/tiny-release.ts'

const postgres = await startPostgres()
afterAll(() => postgres?.stop())
let server: TestServer

const feed = 'dinkes.uji/hitungan'

interface Tab {
  messages: ServerLiveMessage[]
  closed: number | undefined
  watch(feeds: Record<string, { version: number; facts: number }>): void
  close(): void
}

async function openTab(cookie: string, headers: Record<string, string> = {}): Promise<Tab> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`, { headers: { cookie, origin: server.url, ...headers } })
  const tab: Tab = {
    messages: [],
    closed: undefined,
    watch: (feeds) => socket.send(JSON.stringify({ type: 'watch', protocol: 1, feeds, boards: { 'wali-kota': 0 }, enablement: 0 })),
    close: () => socket.terminate(),
  }
  socket.on('message', (data: Buffer) => tab.messages.push(JSON.parse(data.toString()) as ServerLiveMessage))
  socket.on('close', (code) => (tab.closed = code))
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  return tab
}

const feedMessages = (tab: Tab) => tab.messages.filter((message) => message.type === 'feed')

function describeServer(kind: 'PGlite' | 'PostgreSQL', skip: boolean): void {
  describe(`a server on ${kind}`, { timeout: 30_000, skip }, () => {
    beforeAll(async () => {
      server = await startTestServer(kind === 'PGlite' || postgres === undefined ? {} : { DATABASE_URL: await postgres.url('server') })
    }, 60_000)
    afterAll(() => server.stop())

    describe('a release published to the running server', () => {
      let cookie: string
      let gallery: { revision: number; widgets: EnabledWidget[] }
      let tab: Tab
      let published: { status: number; body: unknown }

      beforeAll(async () => {
        cookie = await server.cookie('mayor')
        tab = await openTab(cookie)
        tab.watch({})
        const answer = await server.post('/publish', await sealTiny(server.key('dinkes')), { key: server.key('dinkes') })
        published = { status: answer.status, body: await answer.json() }
        gallery = (await server.query('gallery.list', undefined, cookie)) as typeof gallery
      })
      afterAll(() => tab.close())

      test('appears in open galleries', async () => {
        expect(published).toMatchObject({ status: 201, body: { plugin: 'dinkes.uji', version: '1.0.0', state: 'approved', runs: true } })
        await until('the enablement', () =>
          tab.messages.some((message) => message.type === 'enablement' && message.revision === gallery.revision),
        )

        expect(gallery.widgets).toMatchObject([
          { id: 'dinkes.uji/hitungan', version: '1.0.0', opdName: 'Dinkes', tier: 'sandboxed', feeds: [feed] },
        ])
      })

      test('hands out its module by content address, for ever and for every origin', async () => {
        const module = gallery.widgets[0]?.module ?? ''

        const answer = await fetch(`${server.url}/files/${module}`, { headers: { 'accept-encoding': 'br' } })
        const body = Buffer.from(await answer.arrayBuffer())

        expect(createHash('sha256').update(body).digest('hex')).toBe(module)
        expect(answer.headers.get('access-control-allow-origin')).toBe('*')
        expect(answer.headers.get('cache-control')).toContain('immutable')
        expect(answer.headers.get('content-encoding')).toBe('br')
      })

      test('is fed by an upload, and the number reaches an open tab', async () => {
        tab.watch({ [feed]: { version: 0, facts: 0 } })

        const upload = await server.post('/intake/dinkes.uji/unggah', Buffer.from('tahun;jumlah\n2024;41\n2025;42\n'), {
          key: server.key('dinkes'),
          headers: { 'x-file-name': 'uji.csv' },
        })

        expect(await upload.json()).toEqual({ ok: true, revision: 1, rows: 2 })
        const shown = await until('the number', () =>
          feedMessages(tab).find((message) => JSON.stringify(message.body ?? message.patch ?? null).includes('42')),
        )
        expect(shown).toMatchObject({ id: feed, facts: { opd: 'dinkes', opdName: 'Dinkes', times: { period: '2025' } } })
        const [state] = (await server.query('feeds.states', { ids: [feed] }, cookie)) as FeedState[]
        expect(state).toMatchObject({ data: { count: 42, period: '2025' } })
        expect(await server.query('measures.series', { feed, measure: 'count' }, cookie)).toMatchObject({
          points: expect.arrayContaining([expect.objectContaining({ period: '2025', value: 42 })]),
        })
      })

      test('refuses an upload with bad cells whole, naming row and column', async () => {
        const upload = await server.post('/intake/dinkes.uji/unggah', Buffer.from('tahun;jumlah\n2026;banyak\n'), {
          key: server.key('dinkes'),
        })

        expect(upload.status).toBe(422)
        expect(await upload.json()).toMatchObject({
          ok: false,
          errors: [{ row: 1, column: 'jumlah', message: { id: expect.any(String), en: expect.any(String) } }],
        })
      })

      test('takes uploads of its own OPD only', async () => {
        const foreign = await server.post('/intake/dinkes.uji/unggah', Buffer.from('tahun;jumlah\n2025;1\n'), { key: server.key('dishub') })
        const anonymous = await fetch(`${server.url}/intake/dinkes.uji/unggah`, { method: 'POST', body: 'x' })

        expect([foreign.status, anonymous.status]).toEqual([404, 401])
      })

      test('gives a body of its feed to those who may read it, under its own projection only', async () => {
        const [state] = (await server.query('feeds.states', { ids: [feed] }, cookie)) as FeedState[]
        const path = (projection: string, version = state?.version ?? 0) =>
          `${server.url}/feeds/${encodeURIComponent(feed)}/${projection}/${version}`

        const answer = await fetch(path('public'))

        expect(await answer.json()).toEqual({ version: state?.version, data: { count: 42, period: '2025' } })
        expect(answer.headers.get('cache-control')).toContain('private')
        expect([(await fetch(path('internal'))).status, (await fetch(path('public', 99))).status]).toEqual([404, 404])
      })

      test('counts the bytes it sent of a feed', async () => {
        expect(await (await fetch(`${server.url}/metrics`)).text()).toContain(`wadah_sent_bytes_total{feed="${feed}"}`)
      })

      test('lets an open board switch when a compatible version follows', async () => {
        const call =
          "return JSON.stringify(name === 'unggah' ? { ok: true, deposit: JSON.parse(input).rows } : { count: 7, period: '2026', extra: 'x' })"
        const release = await sealTiny(server.key('dinkes'), { version: '1.1.0', output: { extra: { type: 'string' } }, call })

        await server.post('/publish', release, { key: server.key('dinkes') })

        const next = await until('the next enablement', () =>
          tab.messages.find((message) => message.type === 'enablement' && message.revision > gallery.revision),
        )
        expect(next).toMatchObject({ revision: gallery.revision + 1 })
        await until(
          'data of the new contract',
          async () =>
            ((await server.query('feeds.states', { ids: [feed] }, cookie)) as FeedState<{ extra?: string }>[])[0]?.data?.extra === 'x',
        )
      })
    })

    describe('an internal feed', () => {
      const internal = 'dinkes.rahasia/hitungan'
      beforeAll(async () => {
        await server.post('/publish', await sealTiny(server.key('dinkes'), { topic: 'rahasia', classification: 'restricted' }), {
          key: server.key('dinkes'),
        })
        const mayor = await server.cookie('mayor')
        await server.mutate('privacy.statePurpose', { subject: internal, purpose: 'oversight' }, mayor)
        await until(
          'its first run',
          async () => ((await server.query('feeds.states', { ids: [internal] }, mayor)) as FeedState[])[0]?.version,
        )
      })

      test('looks like none at all to those who may not read it', async () => {
        const staff = await server.cookie('staff')
        const tab = await openTab(staff)
        tab.watch({ [internal]: { version: 0, facts: 0 }, 'dinkes.tiada/hitungan': { version: 0, facts: 0 } })
        await until('both answers', () => tab.messages.filter(({ type }) => type === 'gone').length === 2)

        expect(feedMessages(tab)).toEqual([])
        expect(await server.query('feeds.states', { ids: [internal] }, staff)).toEqual([])
        expect(
          (await fetch(`${server.url}/feeds/${encodeURIComponent(internal)}/restricted/1`, { headers: { cookie: staff } })).status,
        ).toBe(404)
        await expect(server.query('measures.series', { feed: internal, measure: 'count' }, staff)).rejects.toMatchObject({
          code: 'not_found',
        })
        await expect(server.mutate('feeds.runNow', { id: internal }, staff)).rejects.toMatchObject({ code: 'not_found' })
        tab.close()
      })
    })

    describe('a board', () => {
      const placement = { id: 'tempat01', widget: 'dinkes.uji/hitungan', settings: {}, settingsVersion: 1, places: {} }
      const add = { type: 'add', placement }

      test('is changed by operations, and every open tab hears of it', async () => {
        const mayor = await server.cookie('mayor')
        const tab = await openTab(mayor)
        tab.watch({})
        await until('the watch', () => tab.messages.some(({ type }) => type === 'welcome'))

        expect(await server.mutate('boards.applyOperations', { id: 'wali-kota', revision: 0, operations: [add] }, mayor)).toEqual({
          ok: true,
          revision: 1,
        })

        await until('the revision', () => tab.messages.some((message) => message.type === 'board' && message.revision === 1))
        expect(await server.mutate('boards.applyOperations', { id: 'wali-kota', revision: 0, operations: [add] }, mayor)).toMatchObject({
          ok: false,
          reason: 'version_conflict',
          board: { revision: 1 },
        })
        expect(await server.query('boards.history', { id: 'wali-kota' }, mayor)).toMatchObject([
          { revision: 1, by: 'Wali Kota', operation: 'add', widget: add.placement.widget },
          { revision: 0 },
        ])
        expect(await server.query('boards.atRevision', { id: 'wali-kota', revision: 0 }, mayor)).toMatchObject({
          document: { placements: expect.not.arrayContaining([expect.objectContaining({ id: placement.id })]) },
        })
        tab.close()
      })

      test('is only looked at by viewers, and not there for others', async () => {
        await expect(
          server.mutate('boards.applyOperations', { id: 'wali-kota', revision: 1, operations: [add] }, await server.cookie('staff')),
        ).rejects.toMatchObject({ code: 'forbidden' })
        await expect(server.query('boards.get', { id: 'wali-kota' }, await server.cookie('officer'))).rejects.toMatchObject({
          code: 'not_found',
        })
      })

      test('takes no settings a widget does not have', async () => {
        const odd = { type: 'add', placement: { ...placement, id: 'tempat02', settings: { warna: 'merah' } } }

        await expect(
          server.mutate('boards.applyOperations', { id: 'wali-kota', revision: 1, operations: [odd] }, await server.cookie('mayor')),
        ).rejects.toMatchObject({ code: 'invalid_input', details: { field: 'warna' } })
      })
    })

    test('hears so many complaints of one person’s widgets a minute, and no more', async () => {
      const mayor = await server.cookie('mayor')
      const complain = () => server.mutate('widgets.report', { board: 'wali-kota', placement: 'tempat01', message: 'aduh' }, mayor)

      const complaints = await Promise.allSettled(Array.from({ length: 70 }, complain))

      expect(complaints.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(65)
      await expect(complain()).rejects.toMatchObject({ code: 'rate_limited' })
    })

    describe('the door', () => {
      test('refuses a socket without a session, from another site, or at another path', async () => {
        const mayor = await server.cookie('mayor')

        await expect(openTab('')).rejects.toThrow(/401/)
        await expect(openTab(mayor, { origin: 'https://evil.example' })).rejects.toThrow(/401/)
        await expect(openTab(mayor, { 'x-forwarded-for': '1.2.3.4' })).rejects.toThrow(/401/)
      })

      test('closes within five seconds of the end of a session', async () => {
        const staff = await server.cookie('staff')
        const tab = await openTab(staff)

        await server.mutate('session.signOut', {}, staff)

        await until('the end', () => tab.closed, 5_000)
        expect(tab.messages.at(-1)).toEqual({ type: 'signedOut' })
      })

      test('speaks the same messages read-only over server-sent events', async () => {
        const answer = await fetch(`${server.url}/live/sse?feeds=${encodeURIComponent(feed)}`, {
          headers: { cookie: await server.cookie('mayor') },
        })
        const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
        let text = ''
        while (!text.includes('"type":"feed"')) text += (await reader?.read())?.value ?? ''
        await reader?.cancel()

        expect(text).toMatch(/^data: \{"type":"welcome"/)
      })

      test('takes a signed request once, for its own body, and never late', async () => {
        const key = server.key('dinkes')
        const body = Buffer.from('tahun;jumlah\n2025;42\n')
        const path = '/intake/dinkes.uji/unggah'
        const send = (authorization: string, sent: Uint8Array) =>
          fetch(`${server.url}${path}`, { method: 'POST', body: new Uint8Array(sent), headers: { authorization } })
        const good = signRequest({ method: 'POST', path, body }, key, Date.now())
        const late = signRequest({ method: 'POST', path, body }, key, Date.now() - 600_000)

        const answers = [await send(good, Buffer.from('lain')), await send(good, body), await send(good, body), await send(late, body)]

        expect(answers.map(({ status }) => status)).toEqual([401, 200, 401, 401])
      })

      test('refuses what another site sends in a user’s name', async () => {
        const headers = { cookie: await server.cookie('mayor'), 'content-type': 'application/json', origin: 'https://evil.example' }

        const answer = await fetch(`${server.url}/trpc/boards.applyOperations`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ id: 'wali-kota', revision: 1, operations: [] }),
        })

        expect(answer.status).toBe(403)
        expect(await answer.json()).toMatchObject({ code: 'forbidden', message: expect.any(String), details: {} })
      })

      test('refuses a demo behind a proxy', async () => {
        const answer = await fetch(server.url, { headers: { 'x-forwarded-host': 'wadah.example' } })

        expect(answer.status).toBe(403)
      })

      test('says a strict policy with every answer', async () => {
        const answer = await fetch(`${server.url}/healthz`)

        expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      })
    })

    describe('after a restart', () => {
      test('sessions, boards, releases and numbers are there', async () => {
        const mayor = await server.cookie('mayor')
        const before = await server.query('boards.get', { id: 'wali-kota' }, mayor)

        await server.restart()

        expect(await server.query('boards.get', { id: 'wali-kota' }, mayor)).toEqual(before)
        expect(((await server.query('feeds.states', { ids: [feed] }, mayor)) as FeedState[])[0]?.version).toBeGreaterThan(0)
        expect((await (await fetch(`${server.url}/readyz`)).json()) as unknown).toEqual({ ready: true })
      }, 30_000)
    })
  })
}

describeServer('PGlite', false)
describeServer('PostgreSQL', postgres === undefined)
