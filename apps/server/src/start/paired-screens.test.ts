import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startPostgres } from '@wadah/services/postgres'
import { startTestServer, until, type TestServer } from '../testing/start-test-server.ts'

const postgres = await startPostgres()
afterAll(() => postgres?.stop())

const facts = { name: 'Aula', room: 'Balai Kota lantai 1', boards: ['wali-kota'], rotateSeconds: 30 }

function describeScreens(kind: 'PGlite' | 'PostgreSQL', skip: boolean): void {
  describe(`a wall on ${kind}`, { timeout: 30_000, skip }, () => {
    let server: TestServer
    let operator: string
    beforeAll(async () => {
      server = await startTestServer(kind === 'PGlite' || postgres === undefined ? {} : { DATABASE_URL: await postgres.url('screens') })
      operator = await server.cookie('operator')
    }, 60_000)
    afterAll(() => server.stop())

    const begin = async (): Promise<{ code: string; secret: string }> =>
      (await (await fetch(`${server.url}/screens/begin`, { method: 'POST' })).json()) as { code: string; secret: string }
    const claim = async (secret: string): Promise<{ state: string; cookie: string; setCookie: string }> => {
      const answer = await fetch(`${server.url}/screens/claim`, { method: 'POST', body: JSON.stringify({ secret }) })
      const setCookie = answer.headers.getSetCookie().join()
      return { ...((await answer.json()) as { state: string }), setCookie, cookie: setCookie.split(';')[0] ?? '' }
    }
    const pairWall = async (): Promise<{ id: string; cookie: string }> => {
      const { code, secret } = await begin()
      const { id } = (await server.mutate('screens.pair', { code, ...facts }, operator)) as { id: string }
      return { id, cookie: (await claim(secret)).cookie }
    }

    test('shows a code, waits, and is itself once somebody entered it, however it was typed', async () => {
      const { code, secret } = await begin()
      expect((await claim(secret)).state).toBe('waiting')

      await server.mutate('screens.pair', { code: ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)}`, ...facts }, operator)
      const paired = await claim(secret)

      expect(paired.setCookie).toContain('HttpOnly')
      expect(paired.setCookie).toContain('SameSite=Strict')
      expect(await server.query('session.me', undefined, paired.cookie)).toMatchObject({
        caller: { kind: 'screen', name: 'Aula', roles: ['screen'] },
        boards: [{ id: 'wali-kota', title: 'Wali Kota' }],
        rotateSeconds: 30,
      })
      expect((await claim(secret)).state).toBe('gone')
    })

    test('of a code nobody shows is told to read it once more', async () => {
      await expect(server.mutate('screens.pair', { code: 'AAAAAA', ...facts }, operator)).rejects.toMatchObject({ code: 'not_found' })
    })

    test('may be given only boards that exist', async () => {
      const { code } = await begin()

      await expect(server.mutate('screens.pair', { code, ...facts, boards: ['tiada'] }, operator)).rejects.toMatchObject({
        code: 'not_found',
        details: { board: 'tiada' },
      })
    })

    test('reads its boards and changes nothing', async () => {
      const { cookie } = await pairWall()

      expect(await server.query('boards.get', { id: 'wali-kota' }, cookie)).toMatchObject({ mayEdit: false })
      const operations = [{ type: 'remove', id: 'tempat01' }]
      await expect(server.mutate('boards.applyOperations', { id: 'wali-kota', revision: 0, operations }, cookie)).rejects.toMatchObject({
        code: 'forbidden',
      })
      await expect(server.query('screens.list', undefined, cookie)).rejects.toMatchObject({ code: 'forbidden' })
    })

    test('is seen live by its keepers, and revoked loses its connection and everything else', async () => {
      const { id, cookie } = await pairWall()
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`, { headers: { cookie, origin: server.url } })
      let closed = false
      socket.on('close', () => (closed = true))
      await new Promise((resolve) => socket.once('open', resolve))
      expect(await server.query('screens.list', undefined, operator)).toContainEqual(expect.objectContaining({ id, live: true }))

      await server.mutate('screens.revoke', { id, reason: 'dipindahkan ke gudang' }, operator)

      await until('the socket to be closed', () => closed)
      expect(await server.query('session.me', undefined, cookie)).toMatchObject({ caller: { kind: 'anonymous' }, boards: [] })
      await expect(server.query('boards.get', { id: 'wali-kota' }, cookie)).rejects.toMatchObject({ code: 'unauthenticated' })
    })

    test('that is given other boards connects anew with them', async () => {
      const { id, cookie } = await pairWall()
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`, { headers: { cookie, origin: server.url } })
      let closed = false
      socket.on('close', () => (closed = true))
      await new Promise((resolve) => socket.once('open', resolve))

      await server.mutate('screens.save', { id, ...facts, boards: ['wali-kota', 'wali-kota'] }, operator)

      await until('the socket to be closed', () => closed)
      expect(await server.query('session.me', undefined, cookie)).toMatchObject({ caller: { kind: 'screen' } })
    })

    test('survives a restart of the server', async () => {
      const { cookie } = await pairWall()

      await server.restart()
      operator = await server.cookie('operator')

      expect(await server.query('session.me', undefined, cookie)).toMatchObject({ caller: { kind: 'screen', name: 'Aula' } })
    })
  })
}

describeScreens('PGlite', false)
describeScreens('PostgreSQL', postgres === undefined)
