import { beforeAll, expect, test } from 'vitest'
import { feedMetaSchema } from '@wadah/contracts/feed-meta'
import type { Caller, Role } from '@wadah/contracts/roles'
import { searchAudit } from '@wadah/db/audit'
import { addDeposit, latestDeposit } from '@wadah/db/deposits'
import { findFeed, setFeedFacts } from '@wadah/db/feeds'
import { openMeetings } from '@wadah/db/meetings'
import { saveOpds } from '@wadah/db/opds'
import { describeOnPglite } from '@wadah/db/testing'
import { createCallerFactory } from '../procedure.ts'
import { appRouter } from '../router.ts'
import { testServices } from '../testing/test-services.ts'

const now = Date.UTC(2026, 10, 24)
const feed = 'dinkes.uji/kasus'
const text = (words: string) => ({ id: words, en: words })
const meta = feedMetaSchema.parse({
  kind: 'feed',
  title: text('Kasus'),
  poll: '1h',
  archive: true,
  period: 'period',
  classification: 'internal',
  fields: [{ path: 'patient', classification: 'restricted' }],
  restriction: { legalBasis: 'UU 14/2008 Pasal 17 huruf h', consequenceTest: 'UK-01/2026' },
  metadata: {
    concept: text('Kasus'),
    definition: text('Kasus'),
    classification: 'kota',
    measure: text('Jumlah'),
    unit: text('orang'),
    producer: 'Dinas Kesehatan',
    source: 'SIMPUS',
    smallestArea: 'kota',
    frequency: text('bulanan'),
    licence: 'CC BY 4.0',
  },
})

describeOnPglite('the secrecy of data', (database) => {
  beforeAll(async () => {
    await saveOpds(database(), [{ id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' }])
    await database().transaction((tx) =>
      setFeedFacts(tx, 'dinkes.uji', [{ id: feed, plugin: 'dinkes.uji', opd: 'dinkes', meta, contractHash: 'a' }]),
    )
  })

  function as(role: Role, own: Partial<Caller> = {}) {
    const caller: Caller = { kind: 'user', userId: role, name: role, roles: [role], provenAt: now, ...own }
    return createCallerFactory(appRouter)({ caller, database: database(), services: testServices({ now }), session: `s-${role}` })
  }
  const refused = (code: string) => ({ cause: { code } })

  test('a class is raised at once and lowered after a fresh proof, each in its own direction only', async () => {
    const close = { feed, path: '', classification: 'restricted', reason: 'memuat nama' } as const
    const open = { ...close, classification: 'public' } as const

    await as('curator', { provenAt: undefined }).privacy.raiseClass(close)
    expect((await findFeed(database(), feed))?.classification).toBe('restricted')
    await expect(as('curator').privacy.raiseClass(open)).rejects.toMatchObject(refused('invalid_input'))
    await expect(as('curator', { provenAt: undefined }).privacy.lowerClass(open)).rejects.toMatchObject(refused('step_up_required'))
    await as('curator').privacy.lowerClass(open)

    expect((await findFeed(database(), feed))?.classification).toBe('public')
    const trail = await searchAudit(database(), { action: 'classification', limit: 9 })
    expect(trail.map(({ action, details }) => [action, details['from'], details['to']])).toEqual([
      ['classification.lower', 'restricted', 'public'],
      ['classification.raise', 'internal', 'restricted'],
    ])
  })

  test('a head sees the classes of the own office alone', async () => {
    expect((await as('head', { opd: 'dinkes' }).privacy.classifications()).map(({ id }) => id)).toEqual([feed])
    expect(await as('head', { opd: 'bapenda' }).privacy.classifications()).toEqual([])
    expect((await as('auditor').privacy.classifications())[0]?.parts.map(({ path, applies }) => [path, applies])).toEqual([
      ['', 'public'],
      ['patient', 'restricted'],
    ])
  })

  test('a purge needs a second person, and one who proves who they are', async () => {
    const revision = await addDeposit(database(), {
      plugin: 'dinkes.uji',
      intake: 'unggah',
      deposit: { name: 'A' },
      original: Buffer.from('A'),
      fileName: 'pasien.csv',
      rows: 1,
      uploadedAt: new Date(now),
      uploadedBy: 'petugas',
    })
    const target = { kind: 'deposit', plugin: 'dinkes.uji', intake: 'unggah', revision } as const
    const { id } = await as('curator').privacy.proposePurge({ target, reason: 'Memuat nama pasien' })

    await expect(as('curator').privacy.confirmPurge({ id })).rejects.toMatchObject(refused('second_person_needed'))
    await expect(as('operator', { provenAt: undefined }).privacy.confirmPurge({ id })).rejects.toMatchObject(refused('step_up_required'))
    expect(await latestDeposit(database(), 'dinkes.uji', 'unggah')).toBeDefined()

    expect(await as('operator').privacy.confirmPurge({ id })).toEqual({ outcome: { deposits: 1 } })
    expect(await latestDeposit(database(), 'dinkes.uji', 'unggah')).toBeUndefined()
    await expect(as('operator').privacy.confirmPurge({ id })).rejects.toMatchObject(refused('not_found'))
    expect(await as('auditor').privacy.purges()).toMatchObject([{ state: 'done', proposedBy: 'curator', decidedBy: 'operator' }])
  })

  test('a head proposes for the own office alone, and sees the own proposals', async () => {
    const target = { kind: 'snapshots', feed, from: 1, to: 1 } as const
    const reason = 'Memuat nama pasien'

    await expect(as('head', { opd: 'bapenda' }).privacy.proposePurge({ target, reason })).rejects.toMatchObject(refused('not_found'))
    const { id } = await as('head', { opd: 'dinkes' }).privacy.proposePurge({ target, reason })
    expect(await as('head', { opd: 'dinkes' }).privacy.purges()).toMatchObject([{ id, mayConfirm: false, mayDrop: true }])
    await as('head', { opd: 'dinkes' }).privacy.dropPurge({ id })
    await expect(as('operator').privacy.confirmPurge({ id })).rejects.toMatchObject(refused('not_found'))
  })

  test('a meeting begins only before a screen that is known', async () => {
    const meeting = { screen: 'tiada', minutes: 60, purpose: 'Rapat inflasi' }

    await expect(as('staff').privacy.beginMeeting(meeting)).rejects.toMatchObject(refused('not_found'))
    expect(await openMeetings(database(), new Date(now))).toEqual([])
  })

  test('a purpose is stated for restricted data alone, and “other” in words', async () => {
    const mayor = as('mayor').privacy

    await expect(mayor.statePurpose({ subject: feed, purpose: 'other' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await mayor.statePurpose({ subject: feed, purpose: 'other', words: 'rapat koordinasi' })
    await expect(as('staff').privacy.statePurpose({ subject: feed, purpose: 'quality' })).rejects.toMatchObject(refused('not_found'))
    const [entry] = await searchAudit(database(), { action: 'restricted.purpose', limit: 1 })
    expect(entry).toMatchObject({ actor: 'mayor', details: { purpose: 'other', words: 'rapat koordinasi' } })
  })

  test('the records of processing name every feed with its class and its law', async () => {
    const { csv, rows } = await as('auditor').privacy.processingRecords()

    expect(rows).toBe(1)
    expect(csv).toContain('UU 14/2008 Pasal 17 huruf h,UK-01/2026')
    expect(csv).toContain('patient: restricted')
  })

  test('the records of processing are read by a head for the own office alone', async () => {
    expect(await as('head', { opd: 'dinkes' }).privacy.records()).toMatchObject([
      { feed, producer: 'Dinas Kesehatan', source: 'SIMPUS', parts: [{ path: 'patient', classification: 'restricted' }], retention: '90d' },
    ])
    expect(await as('head', { opd: 'bapenda' }).privacy.records()).toEqual([])
    expect(await as('auditor').privacy.records()).toHaveLength(1)
  })

  test('who is refused an act again and again is noted once a minute', async () => {
    for (let time = 0; time < 3; time += 1)
      await expect(as('officer').privacy.confirmPurge({ id: 1 })).rejects.toMatchObject(refused('forbidden'))

    expect(await searchAudit(database(), { action: 'denied', subject: 'confirmPurge', limit: 9 })).toHaveLength(1)
  })

  test('the trail is given out as a table, and that is noted', async () => {
    const { csv, rows } = await as('auditor').audit.exportCsv({ action: 'purge' })

    expect(csv.split('\r\n')).toHaveLength(rows + 2)
    expect(csv).toContain('purge.confirm')
    expect((await as('auditor').audit.list({ action: 'audit.export' })).entries).toMatchObject([{ actor: 'auditor', details: { rows } }])
  })
})
