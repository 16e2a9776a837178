import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { EnablingAudiences } from '@wadah/api/audiences'
import { defaultPilotThresholds } from '@wadah/contracts/enabling'
import type { ServerLiveMessage } from '@wadah/contracts/live'
import type { EnabledWidget } from '@wadah/contracts/release'
import { startTestServer, until, type TestServer } from '../testing/start-test-server.ts'
import { sealTiny } from '../testing/tiny-release.ts'

const plugin = 'dinkes.uji'
const general = `${plugin}/hitungan`

describe('the feed of a pilot', { timeout: 60_000 }, () => {
  let server: TestServer
  let own = ''
  let version = 0

  const feedsOf = async (role: 'mayor' | 'staff') => {
    const { widgets } = (await server.query('gallery.list', undefined, await server.cookie(role))) as { widgets: EnabledWidget[] }
    return widgets.flatMap(({ feeds }) => feeds)
  }
  const states = async (role: 'mayor' | 'staff' | 'curator') =>
    (await server.query('feeds.states', { ids: [own] }, await server.cookie(role))) as { version: number }[]

  /** The first message about the feed that a page gets which asks for it by its id. */
  async function watching(role: 'mayor' | 'staff'): Promise<ServerLiveMessage['type']> {
    const cookie = await server.cookie(role)
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`, { headers: { cookie, origin: server.url } })
    const answer = new Promise<ServerLiveMessage['type']>((resolve, reject) => {
      socket.on('error', reject)
      socket.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString()) as ServerLiveMessage
        if ('id' in message && message.id === own) resolve(message.type)
      })
    })
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'watch', protocol: 1, feeds: { [own]: { version: 0, facts: 0 } }, boards: {}, enablement: 0 })),
    )
    const type = await answer
    socket.terminate()
    return type
  }

  beforeAll(async () => {
    server = await startTestServer()
    const curator = await server.cookie('curator')
    const key = server.key('dinkes')
    const decide = (procedure: string, input: object) =>
      server.mutate(`enabling.${procedure}`, { plugin, reason: 'uji coba', ...input }, curator)
    await server.post('/publish', await sealTiny(key), { key })
    await decide('follow', { policy: 'pin' })
    // The adapter of a pilot with another contract: its number is one more, so that nobody can take one for the other.
    const call = `return JSON.stringify({ count: 2, period: '2025', extra: 'x' })`
    const submitted = await server.post(
      '/publish',
      await sealTiny(key, { version: '1.1.0', output: { extra: { type: 'string' } }, call }),
      {
        key,
      },
    )
    const { hash } = (await submitted.json()) as { hash: string }
    await server.mutate('curation.approve', { hash, tier: 'sandboxed', reason: 'uji coba', run: false }, curator)
    const { people } = (await server.query('enabling.audiences', undefined, curator)) as EnablingAudiences
    const mayor = people.find(({ name }) => name === 'Wali Kota')?.id ?? ''
    await decide('pilot', { version: '1.1.0', audience: { people: [mayor] }, soakMinutes: 60, thresholds: defaultPilotThresholds })
    own = (await until('the pilot in the gallery', async () => (await feedsOf('mayor')).find((id) => id !== general))) ?? ''
    version = await until('its data', async () => (await states('mayor'))[0]?.version)
  }, 60_000)
  afterAll(() => server.stop())

  test('is watched by whom the pilot is for, and by nobody who only knows its id', async () => {
    expect(await feedsOf('staff')).toEqual([general])
    expect(await watching('mayor')).toBe('feed')
    expect(await watching('staff')).toBe('gone')
  })

  test('is asked for and fetched by nobody else either', async () => {
    const body = (role: 'mayor' | 'staff') => async () =>
      (await fetch(`${server.url}/feeds/${encodeURIComponent(own)}/public/${version}`, { headers: { cookie: await server.cookie(role) } }))
        .status

    expect(await states('staff')).toEqual([])
    expect(await states('curator')).toHaveLength(1)
    expect([await body('mayor')(), await body('staff')()]).toEqual([200, 404])
    await expect(server.mutate('feeds.runNow', { id: own }, await server.cookie('staff'))).rejects.toMatchObject({ code: 'not_found' })
    await expect(server.query('measures.series', { feed: own, measure: 'count' }, await server.cookie('staff'))).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('stands in no list of feeds', async () => {
    const listed = (await server.query('feeds.list', undefined, await server.cookie('mayor'))) as { id: string }[]

    expect(listed.map(({ id }) => id)).toEqual([general])
  })
})
