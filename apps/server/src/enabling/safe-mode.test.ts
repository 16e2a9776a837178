import { afterAll, expect, test } from 'vitest'
import type { EnabledWidget } from '@wadah/contracts/release'
import { startTestServer, until, type TestServer } from '../testing/start-test-server.ts'
import { sealTiny } from '../testing/tiny-release.ts'

let server: TestServer | undefined
afterAll(() => server?.stop())

test('a server in safe mode runs nothing of a plugin, says so, and loses nothing', { timeout: 90_000 }, async () => {
  server = await startTestServer()
  const feed = 'dinkes.uji/hitungan'
  const key = server.key('dinkes')
  await server.post('/publish', await sealTiny(key), { key })
  const states = () => server?.query('feeds.states', { ids: [feed] }, '') as Promise<{ version: number; data: unknown }[]>
  await until('the first data', async () => (await states())[0]?.version === 1)

  await server.restart({ WADAH_SAFE_MODE: '1' })
  const mayor = await server.cookie('mayor')
  const { widgets } = (await server.query('gallery.list', undefined, mayor)) as { widgets: EnabledWidget[] }

  expect(await server.query('session.me', undefined, mayor)).toMatchObject({ safeMode: true })
  expect(widgets).toMatchObject([{ id: 'dinkes.uji/hitungan', feeds: [], withdrawn: { cause: 'safe-mode' } }])
  expect(await server.mutate('feeds.runNow', { id: feed }, mayor)).toMatchObject({ ok: false, code: 'plugins_off' })
  expect((await states())[0]).toMatchObject({ version: 1, data: { count: 1 } })
  expect(server.said.join('\n')).toContain('Safe mode')

  await server.restart({})

  expect(await server.query('session.me', undefined, mayor)).toMatchObject({ safeMode: false })
  expect(((await server.query('gallery.list', undefined, mayor)) as { widgets: EnabledWidget[] }).widgets).toMatchObject([
    { feeds: [feed] },
  ])
})
