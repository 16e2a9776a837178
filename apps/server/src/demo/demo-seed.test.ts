import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Board } from '@wadah/contracts/board'
import type { FeedState } from '@wadah/contracts/feed-state'
import { startTestServer, until, type TestServer } from '../testing/start-test-server.ts'
import { packTiny } from '../testing/tiny-release.ts'

const scratch = mkdtempSync(join(tmpdir(), 'wadah-seed-'))
const packed = async (path: string, version: string, output = {}) => {
  const folder = join(scratch, 'plugins', 'dinkes-uji', path)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `dinkes.uji-${version}.tgz`), await packTiny({ version, output }))
}

let server: TestServer
beforeAll(async () => {
  await packed('dist', '1.0.0')
  await packed(join('dist', 'next'), '1.1.0', {})
  server = await startTestServer(
    {},
    {
      pluginsFolder: join(scratch, 'plugins'),
      files: {
        'boards.json': [{ id: 'semua', title: 'Semua', viewers: ['staff'], editors: ['mayor'], placements: 'everything' }],
        'connections.json': [{ opd: 'dinkes', name: 'armada', kind: 'http', baseUrl: '{{simulator}}/armada', simulation: {} }],
        'deposits.json': [{ plugin: 'dinkes.uji', procedure: 'unggah', file: 'uji.csv' }],
        'uji.csv': 'tahun,jumlah\n2025,12\n',
      },
    },
  )
}, 60_000)
afterAll(async () => {
  await server.stop()
  rmSync(scratch, { recursive: true, force: true })
})

test('the demo publishes what is packed, uploads its data and lays out its board', async () => {
  const mayor = await server.cookie('mayor')

  const board = (await server.query('boards.get', { id: 'semua' }, mayor)) as Board
  expect(board.document.placements).toEqual([
    { id: 'awal-01', widget: 'dinkes.uji/hitungan', settings: {}, settingsVersion: 1, places: { desk: { x: 0, y: 0, w: 3, h: 3 } } },
  ])
  await until(
    'the uploaded number',
    async () =>
      ((await server.query('feeds.states', { ids: ['dinkes.uji/hitungan'] }, mayor)) as FeedState<{ count: number }>[])[0]?.data?.count ===
      12,
  )
  expect(await server.query('connections.list', undefined, await server.cookie('officer'))).toMatchObject([
    { opd: 'dinkes', name: 'armada', hasSecret: false },
  ])
})

test('a first visit signs in as the mayor', async () => {
  const answer = await fetch(server.url, { redirect: 'manual' })

  // Without a built shell there is nothing to open; with one the demo's door comes first.
  expect([302, 503]).toContain(answer.status)
})

test('the next prepared release is published once', async () => {
  const mayor = await server.cookie('mayor')

  expect(await server.mutate('demo.publishNext', {}, mayor)).toEqual({ published: { plugin: 'dinkes.uji', version: '1.1.0' } })
  expect(await server.mutate('demo.publishNext', {}, mayor)).toEqual({})
})

test('a second start adds nothing', async () => {
  await server.restart()

  const mayor = await server.cookie('mayor')
  expect(await server.query('intake.deposits', { plugin: 'dinkes.uji', procedure: 'unggah' }, await server.cookie('officer'))).toHaveLength(
    1,
  )
  expect(await server.query('registry.releases', {}, mayor)).toHaveLength(2)
}, 30_000)
