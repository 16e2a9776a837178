import { beforeAll, expect, test } from 'vitest'
import { feedMetaSchema } from '@wadah/contracts/feed-meta'
import type { Caller } from '@wadah/contracts/roles'
import { changeClassification } from '@wadah/db/classification-changes'
import { recordRun } from '@wadah/db/feed-runs'
import { setFeedFacts } from '@wadah/db/feeds'
import { saveOpds } from '@wadah/db/opds'
import { keepPurpose } from '@wadah/db/read-purposes'
import { describeOnBoth } from '@wadah/db/testing'
import { sampleMetadata, text } from '../testing/sample-meta.ts'
import { createFeedBodies } from './feed-bodies.ts'

const at = new Date('2026-11-24T03:00:00Z')
const feed = 'dinkes.uji/kasus'
const meta = feedMetaSchema.parse({
  kind: 'feed',
  title: text('Kasus'),
  poll: '1h',
  archive: true,
  period: 'period',
  classification: 'restricted',
  restriction: { legalBasis: 'UU 14/2008 Pasal 17 huruf h', consequenceTest: 'UK-01/2026' },
  metadata: sampleMetadata,
})
const anybody: Caller = { kind: 'anonymous', roles: [] }
const mayor: Caller = { kind: 'user', userId: 'm', name: 'Wali Kota', roles: ['mayor'] }

describeOnBoth('bodies of versions that were taken in under another class', (database) => {
  const noted: string[] = []
  const bodies = () => createFeedBodies(database(), async ({ subject }) => void noted.push(subject))
  const run = (count: number) =>
    recordRun(database(), {
      feed,
      contractHash: 'a',
      startedAt: at,
      finishedAt: at,
      outcome: { kind: 'ok', data: { data: { count }, contentHash: `${count}`, points: [] } },
    })
  const ask = async (caller: Caller, projection: string, version: number) =>
    (await bodies()({ id: feed, version, projection, caller, session: 's' }))?.body.toString()

  beforeAll(async () => {
    await saveOpds(database(), [{ id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' }])
    await database().transaction((tx) =>
      setFeedFacts(tx, 'dinkes.uji', [{ id: feed, plugin: 'dinkes.uji', opd: 'dinkes', meta, contractHash: 'a' }]),
    )
  })

  test('an older version is no public body after the feed was opened, and the newer one is', async () => {
    const { version: closed } = await run(1)
    await changeClassification(database(), {
      feed,
      path: '',
      classification: 'public',
      reason: 'uji',
      actor: { name: 'Kurator', id: 'user:kurator' },
      at,
    })
    const { version: open } = await run(2)

    expect(await ask(anybody, 'public', closed)).toBeUndefined()
    expect(await ask(anybody, 'public', closed + 1)).toBeUndefined()
    expect(await ask(anybody, 'restricted', closed)).toBeUndefined()
    expect(await ask(anybody, 'public', open)).toBe(JSON.stringify({ version: open, data: { count: 2 } }))
    expect(await ask(mayor, 'restricted', open)).toBeUndefined()

    await expect(ask(mayor, 'restricted', closed)).rejects.toMatchObject({ code: 'purpose_required' })
    await keepPurpose(database(), { session: 's', subject: feed, purpose: 'oversight', at })
    expect(await ask(mayor, 'restricted', closed)).toBe(JSON.stringify({ version: closed, data: { count: 1 } }))
    expect(noted).toEqual([feed])
  })
})
