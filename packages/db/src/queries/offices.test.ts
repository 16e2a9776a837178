import { expect, test } from 'vitest'
import { describeOnBoth } from '../testing/describe-on-both.ts'
import { endOpd, listEveryOpd, listFormerNames, renameOpd } from './offices.ts'
import { addMissingOpds, listOpds } from './opds.ts'

const now = new Date('2026-11-24T07:00:00Z')
const later = new Date('2026-11-24T08:00:00Z')

describeOnBoth('the offices of a city', (database) => {
  test('keep what was recorded of them when the city’s own list is read again', async () => {
    const list = [
      { id: 'lawas', name: 'Dinas Lawas', shortName: 'Lawas' },
      { id: 'tambahan', name: 'Dinas Tambahan', shortName: 'Tambahan' },
    ]
    await addMissingOpds(database(), list.slice(0, 1))
    const [office] = (await listEveryOpd(database())).filter(({ id }) => id === 'lawas')
    const record = { name: 'Dinas Anyar', shortName: 'Anyar', aliases: [], since: now, recordedAt: later, recordedBy: 'k' }
    await database().transaction(async (tx) => office && renameOpd(tx, office, record))
    await database().transaction((tx) => endOpd(tx, 'lawas', { validTo: later, successor: 'tambahan' }))

    await addMissingOpds(database(), list)

    const all = await listEveryOpd(database())
    expect(all.find(({ id }) => id === 'lawas')).toMatchObject({ name: 'Dinas Anyar', validTo: later, successor: 'tambahan' })
    expect(all.map(({ id }) => id)).toContain('tambahan')
    expect(await listFormerNames(database(), 'lawas')).toMatchObject([{ name: 'Dinas Lawas', validFrom: null, validTo: now }])
    expect((await listOpds(database(), later)).map(({ id }) => id)).not.toContain('lawas')
  })
})
