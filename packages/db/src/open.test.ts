import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { notify } from './open.ts'
import { findOpd, saveOpds } from './queries/opds.ts'
import { isDuplicate, storageError } from './storage-error.ts'
import { describeOnBoth } from './testing/describe-on-both.ts'
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

  test('delivers a notification when its transaction commits', async () => {
    const heard: string[] = []
    const stop = await database().listen('feed', (payload) => heard.push(payload))

    await database().transaction((tx) => notify(tx, 'feed', { id: 'a' }))
    await expect.poll(() => heard).toEqual(['{"id":"a"}'])

    await stop()
  })
})
