import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import type { Database } from '../open.ts'
import { saveAreas, listAreas } from '../queries/areas.ts'
import { audit, verifyAudit } from '../queries/audit.ts'
import { findConnection, saveConnection } from '../queries/connections.ts'
import { saveOpds } from '../queries/opds.ts'
import { describeOnBoth, hasPostgres, openTestPglite, openTestPostgres } from '../testing/describe-on-both.ts'
import { backupName, createBackup, pruneBackups } from './backup.ts'
import { restoreBackup } from './restore.ts'

const folder = mkdtempSync(join(tmpdir(), 'wadah-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const now = new Date('2026-11-24T07:00:00Z')
const area = { code: '32.78.01', bps: '3278050', name: 'Cihideung', level: 'kecamatan', parent: '32.78', tile: { x: 1, y: 0.5 } } as const
const sealedAuth = Buffer.from([0, 1, 2, 250, 255, 39, 92])

async function fill(database: Database): Promise<void> {
  await saveOpds(database, [{ id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes', aliases: ['Dinkes’s "nama" \\ lama'] }])
  await saveAreas(database, [area])
  await saveConnection(database, {
    opd: 'dinkes',
    name: 'simrs',
    kind: 'http',
    baseUrl: 'https://simrs.example',
    sealedAuth,
    updatedAt: now,
  })
  for (const subject of ['satu', 'dua'])
    await audit(database, { at: now, actor: 'uji', action: 'test', subject, details: { b: 1, a: [2] } })
}

async function expectWhole(database: Database): Promise<void> {
  expect(await listAreas(database)).toEqual([area])
  expect((await findConnection(database, 'dinkes', 'simrs'))?.sealedAuth).toEqual(sealedAuth)
  expect(await verifyAudit(database)).toEqual({ entries: 2 })
  // Ids go on where they were, or the next entry would collide.
  await audit(database, { at: now, actor: 'uji', action: 'test', subject: 'tiga' })
  expect(await verifyAudit(database)).toEqual({ entries: 3 })
}

describeOnBoth('a backup', (database) => {
  const file = () => join(folder, `${database().kind}.backup`)

  test('is one file that restores into an empty installation of the same kind', async () => {
    await fill(database())

    const { rows } = await createBackup(database(), { file: file(), now })
    const target = database().kind === 'pglite' ? await openTestPglite() : await openTestPostgres()

    expect((await restoreBackup(target, file())).rows).toBe(rows)
    await expectWhole(target)
    await target.close()
  })

  test('is refused where there is data already', async () => {
    await expect(restoreBackup(database(), file())).rejects.toMatchObject({ code: 'restore_refused' })
  })

  test('is refused when it was cut short', async () => {
    const cut = join(folder, 'cut.backup')
    writeFileSync(cut, readFileSync(file()))
    truncateSync(cut, readFileSync(file()).length - 40)

    await expect(restoreBackup(await emptyTarget(), cut)).rejects.toMatchObject({ code: 'restore_refused' })
  })

  test('is refused when a single row was altered', async () => {
    const altered = join(folder, 'altered.backup')
    writeFileSync(altered, gzipSync(gunzipSync(readFileSync(file())).toString().replace('Cihideung', 'Cihidoung')))

    await expect(restoreBackup(await emptyTarget(), altered)).rejects.toThrow('checksum')
  })

  let target: Database | undefined
  async function emptyTarget(): Promise<Database> {
    target ??= await openTestPglite()
    return target
  }
  afterAll(() => target?.close())
})

describe('a backup of one kind', { skip: !hasPostgres }, () => {
  test('restores into the other: from the embedded database to PostgreSQL and back', async () => {
    const first = await openTestPglite()
    await fill(first)
    const there = join(folder, 'there.backup')
    await createBackup(first, { file: there, now })
    const server = await openTestPostgres()
    await restoreBackup(server, there)
    const back = join(folder, 'back.backup')
    await createBackup(server, { file: back, now })
    const second = await openTestPglite()
    await restoreBackup(second, back)

    await expectWhole(second)
    for (const database of [first, server, second]) await database.close()
  })
})

test('keeps the newest seven and no more', async () => {
  const nightly = mkdtempSync(join(folder, 'nightly-'))
  for (let day = 1; day <= 9; day += 1) writeFileSync(join(nightly, backupName(new Date(Date.UTC(2026, 10, day)))), '')

  const gone = await pruneBackups(nightly)

  expect(gone).toHaveLength(2)
  expect((await readdir(nightly)).toSorted()[0]).toBe('wadah-2026-11-03T000000.backup')
})
