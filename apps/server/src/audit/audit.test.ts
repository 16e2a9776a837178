import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { audit } from '@wadah/db/audit'
import type { Database } from '@wadah/db/open'
import { describeOnBoth } from '@wadah/db/testing'
import { tamper } from '@wadah/db/testing/tamper'
import { cityKeysKey, makeCityKey, openCityKey, readCityKeys } from '../keys/city-key.ts'
import { createSecretBox } from '../start/secret-box.ts'
import { judgeAudit } from './audit-state.ts'
import { exportAudit, verifyExport } from './export-audit.ts'
import { readSealFiles } from './read-seals.ts'
import { sealAudit } from './seal-audit.ts'

const scratch = mkdtempSync(join(tmpdir(), 'wadah-audit-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const secrets = createSecretBox('a secret of the installation, long enough')
const city = 'uji'
let clock = Date.UTC(2026, 10, 24)
let folders = 0

describeOnBoth('the sealed audit trail', (database) => {
  let backupDir = ''
  const now = () => (clock += 60_000)
  const deps = () => ({ database: database(), secrets, city, backupDir, now })
  const state = () => judgeAudit(deps())
  const note = (subject: string) =>
    audit(database(), { at: new Date(now()), actor: { name: 'Kurator', id: 'user:k' }, action: 'feed.hold', subject })

  beforeEach(async () => {
    folders += 1
    backupDir = join(scratch, `backups-${folders}`)
    await empty(database())
    await note('a')
    await note('b')
  })

  test('is whole, and says when it was never sealed', async () => {
    expect(await state()).toMatchObject({ verdict: 'unsealed', entries: 2 })
  })

  test('is sealed by the city’s key, in the database and in a file beside the backups', async () => {
    const seal = await sealAudit(deps())
    await note('c')

    expect(await state()).toMatchObject({ verdict: 'sound', entries: 4, sealed: { lastId: seal?.lastId }, seals: { stored: 1, files: 1 } })
    expect(await readSealFiles(backupDir)).toEqual([seal])
  })

  test('shows an altered entry, also one that was altered with every hash after it', async () => {
    await sealAudit(deps())
    await tamper(database(), `update audit_event set subject = 'x' where subject = 'a'`)
    expect(await state()).toMatchObject({ verdict: 'altered' })

    await tamper(database(), `delete from audit_event`)
    await note('x')
    await note('b')
    await tamper(database(), `update audit_event set id = id - 2`)
    expect(await state()).toMatchObject({ verdict: 'altered' })
  })

  test('shows a cut tail, though the seal in the database was cut with it', async () => {
    await openCityKey(database(), secrets, now)
    await note('c')
    await sealAudit(deps())
    await tamper(database(), `delete from audit_event where subject = 'c'`)
    expect(await state()).toMatchObject({ verdict: 'cut' })

    await tamper(database(), `delete from audit_seal`)
    expect(await state()).toMatchObject({ verdict: 'cut', seals: { stored: 0, files: 1 } })
  })

  test('shows a seal that a key of somebody else made', async () => {
    await sealAudit(deps())
    await tamper(database(), `delete from setting where key = '${cityKeysKey}'`)
    await makeCityKey(database(), secrets, now)

    expect(await state()).toMatchObject({ verdict: 'forged-seal' })
  })

  test('stays verifiable after the key was changed', async () => {
    await sealAudit(deps())
    await makeCityKey(database(), secrets, now)
    await note('c')
    await sealAudit(deps())

    expect(await state()).toMatchObject({ verdict: 'sound', seals: { stored: 2 } })
    expect((await readCityKeys(database())).map(({ retiredAt }) => retiredAt === undefined)).toEqual([false, true])
  })

  test('is exported as a file that tells by itself whether it was altered or cut', async () => {
    const text = await exportAudit(deps())
    const lines = text.split('\n')

    expect(verifyExport(text)).toMatchObject({ verdict: 'sound', entries: 3 })
    expect(verifyExport(lines.slice(-2).join('\n'))).toMatchObject({ verdict: 'sound' })
    expect(verifyExport(text.replace('"subject":"a"', '"subject":"x"'))).toMatchObject({ verdict: 'altered' })
    expect(verifyExport(lines.toSpliced(2, 1).join('\n'))).toMatchObject({ verdict: 'cut' })
    expect(verifyExport(lines.slice(0, 2).join('\n'))).toMatchObject({ verdict: 'cut' })
    expect(verifyExport(text.replace('"entries":3', '"entries":4'))).toMatchObject({ verdict: 'forged-seal' })
    expect(verifyExport('{}')).toMatchObject({ verdict: 'not-an-export' })
  })

  test('the city’s key is made once, and its private half is read with the installation’s secret alone', async () => {
    const key = await openCityKey(database(), secrets, now)

    expect((await openCityKey(database(), secrets, now)).keyId).toBe(key.keyId)
    expect(JSON.stringify(await readCityKeys(database()))).not.toContain('PRIVATE')
    const other = await openCityKey(database(), createSecretBox('another secret, just as long as the first'), now)
    expect(() => other.sign('x')).toThrow(/WADAH_SECRET/)
  })
})

async function empty(database: Database): Promise<void> {
  await tamper(database, `delete from audit_event`)
  await tamper(database, `delete from audit_seal`)
  await tamper(database, `delete from setting where key = '${cityKeysKey}'`)
}
