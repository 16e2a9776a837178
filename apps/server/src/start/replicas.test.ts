import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Reach } from '@wadah/api/enabling-services'
import type { ServerLiveMessage } from '@wadah/contracts/live'
import { signRequest } from '@wadah/plugin-bundle/signed-request'
import { startPostgres } from '@wadah/services/postgres'
import { startTestServer, until, type TestServer } from '../testing/start-test-server.ts'
import { sealTiny } from '../testing/tiny-release.ts'

const postgres = await startPostgres()
afterAll(() => postgres?.stop())

describe('two replicas on one PostgreSQL', { skip: postgres === undefined, timeout: 30_000 }, () => {
  let first: TestServer
  let second: TestServer
  beforeAll(async () => {
    const environment = { DATABASE_URL: (await postgres?.url('replicas')) ?? '', WADAH_SECRET: 's'.repeat(40) }
    first = await startTestServer(environment)
    second = await startTestServer(environment)
  }, 60_000)
  afterAll(async () => {
    await first.stop()
    await second.stop()
  })

  test('what one publishes and runs reaches the tabs of the other, and one session opens both', async () => {
    const cookie = await first.cookie('mayor')
    const messages: ServerLiveMessage[] = []
    const tab = new WebSocket(`${second.url.replace('http', 'ws')}/live`, { headers: { cookie, origin: second.url } })
    tab.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as ServerLiveMessage))
    await new Promise((resolve) => tab.once('open', resolve))
    const watch = () =>
      tab.send(
        JSON.stringify({
          type: 'watch',
          protocol: 1,
          feeds: { 'dinkes.uji/hitungan': { version: 0, facts: 0 } },
          boards: {},
          enablement: 0,
        }),
      )

    const key = first.key('dinkes')
    await first.post('/publish', await sealTiny(key), { key })
    watch()
    await until('the enablement', () => messages.some(({ type }) => type === 'enablement'))
    watch()
    await first.post('/intake/dinkes.uji/unggah', Buffer.from('tahun;jumlah\n2025;77\n'), { key })

    const shown = await until('the number', () =>
      messages.find((message) => message.type === 'feed' && JSON.stringify(message).includes('77')),
    )
    expect(shown).toMatchObject({ id: 'dinkes.uji/hitungan' })
    tab.terminate()
  })

  test('what was signed once is good once, whichever of them it is sent to', async () => {
    const key = first.key('dinkes')
    const body = Buffer.from('tahun;jumlah\n2025;78\n')
    const path = '/intake/dinkes.uji/unggah'
    const authorization = signRequest({ method: 'POST', path, body }, key, Date.now())
    const send = ({ url }: TestServer) => fetch(`${url}${path}`, { method: 'POST', body, headers: { authorization } })

    const answers = [await send(first), await send(second), await send(first)]

    expect(answers.map(({ status }) => status)).toEqual([200, 401, 401])
  })

  test('screens of both are counted by either, and the one that has not acknowledged is named', async () => {
    const curator = await first.cookie('curator')
    const reach = () => first.query('enabling.reach', {}, curator) as Promise<Reach>
    const open = async (server: TestServer, role: 'mayor' | 'staff') => {
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`, {
        headers: { cookie: await server.cookie(role), origin: server.url },
      })
      await new Promise((resolve) => socket.once('open', resolve))
      socket.send(JSON.stringify({ type: 'watch', protocol: 1, feeds: {}, boards: {}, enablement: 0 }))
      return socket
    }
    const here = await open(first, 'staff')
    const there = await open(second, 'mayor')
    const { revision } = await until('both to be open', async () => {
      const counted = await reach()
      return counted.open === 2 && counted.revision > 0 ? counted : undefined
    })

    there.send(JSON.stringify({ type: 'ack', enablement: revision }))

    const counted = await until('one acknowledgement', async () => ((await reach()).applied === 1 ? reach() : undefined))
    expect(counted).toEqual({ revision, open: 2, applied: 1, missing: [{ kind: 'person', name: 'Staf', connected: true }] })
    here.terminate()
    there.terminate()
  })
})
