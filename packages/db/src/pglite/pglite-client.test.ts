import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inBackground } from '../priority.ts'
import { openPgliteClient, type PgliteClient } from './pglite-client.ts'
import { startUpkeep } from './upkeep.ts'

const scratch = mkdtempSync(join(tmpdir(), 'wadah-client-'))
const folder = join(scratch, 'first')
const said: string[] = []
let client: PgliteClient

const endless = 'select count(*) from generate_series(1, 4000000000) a'

beforeAll(async () => {
  client = await openPgliteClient({ dataDir: folder, statementTimeoutMs: 1_500, log: ({ message }) => said.push(message) })
  await client.exec('create table note (id int primary key, words text)')
}, 60_000)
afterAll(async () => {
  await client.close()
  rmSync(scratch, { recursive: true, force: true })
})

test('a statement without end is ended, and those behind it are answered by the thread started again', async () => {
  await client.query(`insert into note values (1, 'kept')`)
  const heard: string[] = []
  const stop = await client.listen(
    'news',
    (payload) => heard.push(payload),
    () => heard.push('gap'),
  )

  const ended = client.query(endless)
  const behind = client.query('select words from note')

  await expect(ended).rejects.toMatchObject({ code: '57014' })
  expect((await behind).rows).toEqual([{ words: 'kept' }])
  await client.query(`select pg_notify('news', 'still heard')`)
  await expect.poll(() => heard).toEqual(['gap', 'still heard'])
  expect(said).toHaveLength(1)
  await stop()
})

test('a transaction whose statement was ended is taken back as a whole, also when it swallows the error', async () => {
  const transaction = client.transaction(async (tx) => {
    await tx.query(`insert into note values (2, 'lost')`)
    await tx.query(endless).catch(() => undefined)
    await tx.query(`insert into note values (3, 'must not land outside')`)
  })

  await expect(transaction).rejects.toMatchObject({ code: 'storage_unavailable' })
  expect((await client.query('select id from note')).rows).toEqual([{ id: 1 }])
})

test('a transaction that swallowed the error which broke it is not said to be committed', async () => {
  const transaction = client.transaction(async (tx) => {
    await tx.query(`insert into note values (4, 'lost')`)
    await tx.query('insert into note values (1, null)').catch(() => undefined)
  })

  await expect(transaction).rejects.toMatchObject({ code: '23505' })
  expect((await client.query('select id from note where id = 4')).rows).toEqual([])
})

test('people’s reads overtake queued background writes', async () => {
  const order: string[] = []
  const writes = Array.from({ length: 12 }, (_, index) =>
    inBackground(() => client.query('insert into note values ($1, $2)', [100 + index, 'job'])).then(() => order.push('write')),
  )
  const read = client.query('select 1').then(() => order.push('read'))

  await Promise.all([...writes, read])

  expect(order.indexOf('read')).toBeLessThanOrEqual(1)
})

test('upkeep gives space back and bounds the write-ahead log', { timeout: 60_000 }, async () => {
  const bytesOf = (path: string) => readdirSync(join(folder, path)).reduce((sum, name) => sum + statSync(join(folder, path, name)).size, 0)
  const upkeep = startUpkeep(client, ({ message }) => said.push(message))
  await client.exec(`create table churn as select n, repeat('x', 500) as body from generate_series(1, 20000) n`)
  for (let round = 0; round < 12; round += 1) await client.exec(`update churn set body = repeat('${round % 10}', 500)`)
  const before = bytesOf('pg_wal')

  await upkeep.run()
  await client.exec(`update churn set n = n + 1`)
  upkeep.stop()

  const { rows } = await client.query(`select pg_relation_size('churn')::int as bytes`)
  expect(before).toBeGreaterThan(130 * 1024 * 1024)
  expect(bytesOf('pg_wal')).toBeLessThan(130 * 1024 * 1024)
  // Thirteen versions of twelve megabytes each were written; the last one found room among the dead.
  expect((rows as { bytes: number }[])[0]?.bytes).toBeLessThan(13 * 13 * 1024 * 1024)
})

test('once closed, statements are refused and no thread is started again', async () => {
  const other = await openPgliteClient({ dataDir: join(scratch, 'other'), statementTimeoutMs: 30_000, log: () => undefined })
  const under = other.query('select 1 as one')
  const waiting = inBackground(() => other.query('select 2'))
  const refusal = expect(waiting).rejects.toMatchObject({ code: 'storage_unavailable' })

  await other.close()

  expect((await under).rows).toEqual([{ one: 1 }])
  await refusal
  await expect(other.query('select 3')).rejects.toMatchObject({ code: 'storage_unavailable' })
})
