import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { findOpd, saveOpds } from './queries/opds.ts'
import { isDuplicate, storageError } from './storage-error.ts'
import { notify, openDatabase, type Executor } from './open.ts'
import { describeOnBoth, hasPostgres, openTestPostgres, postgresUrl } from './testing/describe-on-both.ts'
import { publishingKey, opd } from './schema/city.ts'

describeOnBoth('a database', (database) => {
  test('gives the rows of a hand-written statement as a plain array', async () => {
    expect(await database().rows(sql`select 1 as one, 'a' as letter`)).toEqual([{ one: 1, letter: 'a' }])
  })

  test('names code and constraint of a refused statement the same way', async () => {
    await saveOpds(database(), [{ id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' }])

    const error = await database()
      .orm.insert(opd)
      .values({ id: 'dinkes', name: 'x', shortName: 'x' })
      .then(
        () => undefined,
        (thrown: unknown) => thrown,
      )

    expect(isDuplicate(error)).toBe(true)
    expect(storageError(error)).toMatchObject({ code: '23505', constraint: 'opd_pkey' })
  })

  test('names the constraint of a missing parent', async () => {
    const error = await database()
      .orm.insert(publishingKey)
      .values({ keyId: 'k', opd: 'nobody', publicKey: '', createdAt: new Date() })
      .then(
        () => undefined,
        (thrown: unknown) => thrown,
      )

    expect(storageError(error)).toMatchObject({ code: '23503', constraint: 'publishing_key_opd_opd_id_fk' })
  })

  test('takes a transaction back as a whole when it throws', async () => {
    const failed = database().transaction(async (tx) => {
      await saveOpds(tx, [{ id: 'gone', name: 'Gone', shortName: 'Gone' }])
      throw new Error('stop')
    })

    await expect(failed).rejects.toThrow('stop')
    expect(await findOpd(database(), 'gone')).toBeUndefined()
  })

  test('throws at once when a statement is sent past its transaction', async () => {
    const misuse = database().transaction(async () => findOpd(database(), 'dinkes'))

    await expect(misuse).rejects.toMatchObject({ code: 'storage_misuse' })
  })

  test('throws at once when somebody kept the query builder from before the transaction', async () => {
    const kept = database().orm

    const misuse = database().transaction(async () => kept.select().from(opd))

    const error = await misuse.then(
      () => undefined,
      (thrown: unknown) => thrown as { code?: string; cause?: { code?: string } },
    )
    expect(error?.code ?? error?.cause?.code).toBe('storage_misuse')
  })

  test('throws when a statement is sent to a transaction that has ended', async () => {
    let kept: Executor | undefined
    await database().transaction(async (tx) => void (kept = tx))

    expect(() => kept?.rows(sql`select 1`)).toThrow(expect.objectContaining({ code: 'storage_misuse' }))
  })

  test('is open to what a transaction started and left behind', async () => {
    let later: Promise<unknown> | undefined
    let ended: () => void = () => undefined
    const end = new Promise<void>((resolve) => (ended = resolve))

    await database().transaction(async () => void (later = end.then(() => findOpd(database(), 'dinkes'))))
    ended()

    expect(await later).toMatchObject({ id: 'dinkes' })
  })

  test('does not call a transaction committed that swallowed the error which broke it', async () => {
    const swallowing = database().transaction(async (tx) => {
      await saveOpds(tx, [{ id: 'lost', name: 'Lost', shortName: 'Lost' }])
      await tx.orm
        .insert(opd)
        .values({ id: 'dinkes', name: 'x', shortName: 'x' })
        .catch(() => undefined)
    })

    const error = await swallowing.then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    expect(isDuplicate(error)).toBe(true)
    expect(await findOpd(database(), 'lost')).toBeUndefined()
  })

  test('gives values of hand-written statements the same type whatever the driver', async () => {
    const [row] = await database().rows<Record<string, unknown>>(sql`select
      2::int2 as small, 3::int4 as whole, 4::int8 as large, 9007199254740993::int8 as larger, 1.5::float8 as real, 1.50::numeric as exact,
      true as truth, 'a' as letters, '{"a":[1,null]}'::jsonb as document, '{"a":1}'::json as plain, array['x', 'y'] as list,
      '2026-11-24 07:00:00+00'::timestamptz = now() as is_now, null::text as nothing`)
    const [{ bytes } = { bytes: new Uint8Array() }] = await database().rows<{ bytes: Uint8Array }>(sql`select '\\x00ff27'::bytea as bytes`)

    expect(row).toEqual({
      small: 2,
      whole: 3,
      large: 4,
      larger: 9007199254740993n,
      real: 1.5,
      exact: '1.50',
      truth: true,
      letters: 'a',
      document: { a: [1, null] },
      plain: { a: 1 },
      list: ['x', 'y'],
      is_now: false,
      nothing: null,
    })
    expect([...bytes]).toEqual([0, 255, 39])
  })

  test('delivers a notification when its transaction commits', async () => {
    const heard: string[] = []
    const stop = await database().listen('feed', (payload) => heard.push(payload))

    await database().transaction((tx) => notify(tx, 'feed', { id: 'a' }))
    await expect.poll(() => heard).toEqual(['{"id":"a"}'])

    await stop()
  })
})

describe('a PostgreSQL', { skip: !hasPostgres }, () => {
  test('is brought up to date by three replicas that start at once', async () => {
    const url = await postgresUrl('three_replicas')

    const replicas = await Promise.all([openDatabase({ url }), openDatabase({ url }), openDatabase({ url })])

    await saveOpds(replicas[0], [{ id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' }])
    expect(await findOpd(replicas[2], 'dinkes')).toMatchObject({ id: 'dinkes' })
    for (const replica of replicas) await replica.close()
  })

  test('ends a statement that runs too long and names it as the embedded database does', async () => {
    const database = await openDatabase({ url: await postgresUrl('too_long') }, { statementTimeoutMs: 200 })

    const error = await database.rows(sql`select pg_sleep(20)`).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )

    expect(storageError(error)?.code).toBe('57014')
    await database.close()
  })

  test('carries notifications between replicas, also after the connection that listens was cut', async () => {
    const listening = await openTestPostgres()
    const heard: string[] = []
    let gaps = 0
    await listening.listen(
      'feed',
      (payload) => heard.push(payload),
      () => (gaps += 1),
    )

    const cut = await listening.rows(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and datname = current_database()`,
    )
    expect(cut).toHaveLength(1)

    // What is said while nobody listens is lost; that there was such a time is told.
    await expect.poll(() => gaps, { timeout: 10_000 }).toBe(1)
    await notify(listening, 'feed', { id: 'b' })
    await expect.poll(() => heard).toEqual(['{"id":"b"}'])
    await listening.close()
  })

  test('that cannot be reached says which setting to look at', async () => {
    await expect(openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toMatchObject({
      code: 'storage_unavailable',
      message: expect.stringContaining('DATABASE_URL'),
    })
  })
})
