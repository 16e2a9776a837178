import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import type { Database } from '../open.ts'
import { saveAreas, listAreas } from '../queries/areas.ts'
import { audit, verifyAudit } from '../queries/audit.ts'
import { findConnection, saveConnection } from '../queries/connections.ts'
import { upsertMeasurePoints, readMeasureSeries } from '../queries/measures.ts'
import { addOfficePlan, listOpenOfficePlans } from '../queries/office-plans.ts'
import { findOpd, saveOpds } from '../queries/opds.ts'
import { readEpoch } from '../queries/settings.ts'
import { describeOnBoth, hasPostgres, openTestPglite, openTestPostgres } from '../testing/describe-on-both.ts'
import { backupName, createBackup, pruneBackups } from './backup.ts'
import { restoreBackup } from './restore.ts'
import { backedUpTables } from './tables.ts'

const folder = mkdtempSync(join(tmpdir(), 'wadah-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const now = new Date('2026-11-24T07:00:00Z')
const area = { code: '32.78.01', bps: '3278050', name: 'Cihideung', level: 'kecamatan', parent: '32.78', tile: { x: 1, y: 0.5 } } as const
// A line separator, which some readers of lines split at, beside all that quoting could trip over.
const awkwardName = 'Dinkes’s "nama" \\ lama\n\t\u2028\u2029\u0085 😀'
const sealedAuth = Buffer.from([0, 1, 2, 250, 255, 39, 92])

async function fill(database: Database): Promise<void> {
  await saveOpds(database, [{ id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes', aliases: [awkwardName] }])
  await saveAreas(database, [area])
  await saveConnection(database, {
    opd: 'dinkes',
    name: 'simrs',
    kind: 'http',
    baseUrl: 'https://simrs.example',
    sealedAuth,
    updatedAt: now,
  })
  const points = [
    { measure: 'm', period: '2025', value: 0.1 + 0.2 },
    { measure: 'm', period: '2026', value: null, missing: 'libur' },
  ]
  await database.transaction((tx) => upsertMeasurePoints(tx, 'f', points, now))
  const order = { kind: 'close', id: 'dinkes', reason: awkwardName } as const
  await addOfficePlan(database, { order, since: now, plannedAt: now, plannedBy: 'uji', plannedById: 'user:uji' })
  for (const subject of ['satu', 'dua'])
    await audit(database, { at: now, actor: { name: 'uji', id: 'user:uji' }, action: 'test', subject, details: { b: 1, a: [2] } })
}

/** A backup whose checksum fits, with other words in it. */
function sealedAgain(file: string, change: (text: string) => string): Buffer {
  const text = gunzipSync(readFileSync(file)).toString()
  const changed = change(text.slice(0, text.lastIndexOf('sha256\t')))
  return gzipSync(`${changed}sha256\t${createHash('sha256').update(changed).digest('hex')}\n`)
}

async function expectWhole(database: Database): Promise<void> {
  expect(await listAreas(database)).toEqual([area])
  expect((await findOpd(database, 'dinkes'))?.aliases).toEqual([awkwardName])
  expect(await readMeasureSeries(database, { feed: 'f', measure: 'm', limit: 9 })).toMatchObject([{ value: 0.1 + 0.2 }, { value: null }])
  expect((await findConnection(database, 'dinkes', 'simrs'))?.sealedAuth).toEqual(sealedAuth)
  expect(await listOpenOfficePlans(database)).toMatchObject([{ order: { reason: awkwardName }, since: now }])
  expect(await verifyAudit(database)).toEqual({ entries: 2 })
  // Ids go on where they were, or the next entry would collide.
  await audit(database, { at: now, actor: { name: 'uji', id: 'user:uji' }, action: 'test', subject: 'tiga' })
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

  test('begins another epoch where it is restored, and each restore its own: what screens counted since is worth nothing', async () => {
    const before = await readEpoch(database())
    const counted = join(folder, `${database().kind}-counted.backup`)
    await createBackup(database(), { file: counted, now })
    const targets = [await openTestPglite(), await openTestPglite()]

    const epochs = new Set([before, await readEpoch(database())])
    for (const one of targets) {
      await restoreBackup(one, counted)
      epochs.add(await readEpoch(one))
      await one.close()
    }

    expect(epochs.size).toBe(3)
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

  test('is refused when it comes from a newer Wadah', async () => {
    const newer = join(folder, 'newer.backup')
    writeFileSync(
      newer,
      sealedAgain(file(), (text) => text.replace(/"schema":"[^"]+"/, '"schema":"20990101000000_later"')),
    )

    await expect(restoreBackup(await emptyTarget(), newer)).rejects.toThrow('comes from a newer Wadah (20990101000000_later)')
  })

  test('leaves the target empty when a row does not fit', async () => {
    const broken = join(folder, 'broken.backup')
    writeFileSync(
      broken,
      sealedAgain(file(), (text) => text.replace(/"uploaded_at"|"updated_at":"[^"]+"/, '"updated_at":null')),
    )

    await expect(restoreBackup(await emptyTarget(), broken)).rejects.toMatchObject({ code: 'restore_refused' })
    expect(await listAreas(await emptyTarget())).toEqual([])
  })

  test('that has nowhere to go says so', async () => {
    const nowhere = join(file(), 'a-file-is-no-folder.backup')

    await expect(createBackup(database(), { file: nowhere, now })).rejects.toMatchObject({ code: 'backup_failed' })
  })

  test('that is cut off by a full disk says so and does not hold up the database', { skip: process.platform !== 'linux' }, async () => {
    const full = join(folder, `${database().kind}-full.backup`)
    symlinkSync('/dev/full', `${full}.part`)

    await expect(createBackup(database(), { file: full, now })).rejects.toThrow('ENOSPC')
    expect(await listAreas(database())).toEqual([area])
  })

  let target: Database | undefined
  async function emptyTarget(): Promise<Database> {
    target ??= await openTestPglite()
    return target
  }
  afterAll(() => target?.close())
})

test('a backup holds every table but what does not last: sessions, verifications, one-time links, failed attempts, walls that wait for their code', async () => {
  const database = await openTestPglite()
  const tables = await database.rows<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public'`)
  await database.close()

  expect(tables.map(({ name }) => name).toSorted()).toEqual(
    [...backedUpTables, 'session', 'verification', 'access_link', 'sign_in_attempt', 'screen_pairing', 'read_purpose'].toSorted(),
  )
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

test('keeps the newest seven, and whatever it did not write itself', async () => {
  const nightly = mkdtempSync(join(folder, 'nightly-'))
  for (let day = 1; day <= 9; day += 1) writeFileSync(join(nightly, backupName(new Date(Date.UTC(2026, 10, day)))), '')
  writeFileSync(join(nightly, 'wadah-before-the-election.backup'), '')
  writeFileSync(join(nightly, 'wadah-2026-11-05T000000.backup.part'), '')

  const gone = await pruneBackups(nightly)

  expect(gone).toEqual(['wadah-2026-11-01T000000.backup', 'wadah-2026-11-02T000000.backup', 'wadah-2026-11-05T000000.backup.part'])
  expect(await readdir(nightly)).toContain('wadah-before-the-election.backup')
})
