import { expect, test } from 'vitest'
import { describeOnBoth } from '../testing/describe-on-both.ts'
import { applyRetention } from './retention.ts'
import { addComplaint, countNewComplaints, listComplaints, markComplaints, mostComplaints } from './widget-complaints.ts'

const start = Date.UTC(2026, 10, 24)
const plugin = 'dinkes.uji'
const complaint = {
  plugin,
  release: 'h1',
  widget: 'dinkes.uji/peta',
  kind: 'crash',
  message: 'x is undefined',
  position: 'draw 1:20',
  board: 'wali-kota',
  screen: 'a',
} as const
const at = (minutes: number) => new Date(start + minutes * 60_000)

describeOnBoth('what widgets are complained of', (database) => {
  test('the same complaint is one row with a count, its boards and its screens', async () => {
    await addComplaint(database(), { ...complaint, at: at(0) })
    await addComplaint(database(), { ...complaint, screen: 'b', at: at(1) })
    await addComplaint(database(), { ...complaint, board: 'camat', at: at(2) })

    expect(await listComplaints(database(), { plugins: [plugin] })).toMatchObject([
      { count: 3, firstAt: at(0), lastAt: at(2), boards: ['wali-kota', 'camat'], screens: ['a', 'b'], state: 'new' },
    ])
  })

  test('another release, kind or place in the code is another complaint; what came last stands first', async () => {
    await addComplaint(database(), { ...complaint, release: 'h2', at: at(3) })
    await addComplaint(database(), { ...complaint, kind: 'isolation', message: 'Refused: a link.', position: '', at: at(4) })
    await addComplaint(database(), { ...complaint, plugin: 'dishub.lain', release: 'h3', at: at(5) })

    expect((await listComplaints(database(), { plugins: [plugin] })).map(({ kind, release }) => [kind, release])).toEqual([
      ['isolation', 'h1'],
      ['crash', 'h2'],
      ['crash', 'h1'],
    ])
    expect(await listComplaints(database(), { plugins: [plugin], release: 'h2' })).toHaveLength(1)
    expect(await listComplaints(database(), { plugins: [] })).toEqual([])
  })

  test('one that comes again after it was settled is new once more; one that was only seen is not', async () => {
    const [row] = await listComplaints(database(), { plugins: [plugin], release: 'h2' })
    const ids = [row?.id ?? 0]
    const stateAfter = async (state: 'seen' | 'settled') => {
      await markComplaints(database(), ids, { state, at: at(6), by: 'Penerbit' })
      await addComplaint(database(), { ...complaint, release: 'h2', at: at(7) })
      return (await listComplaints(database(), { plugins: [plugin], release: 'h2' }))[0]?.state
    }
    const before = await countNewComplaints(database(), [plugin])

    expect([await stateAfter('seen'), await countNewComplaints(database(), [plugin])]).toEqual(['seen', before - 1])
    expect([await stateAfter('settled'), await countNewComplaints(database(), [plugin])]).toEqual(['new', before])
  })

  test('of each plugin only so many are kept, the ones that came last', async () => {
    for (let count = 0; count < mostComplaints + 5; count += 1)
      await addComplaint(database(), { ...complaint, message: `banjir ${count}`, at: at(100 + count) })

    const kept = await listComplaints(database(), { plugins: [plugin] })

    expect([kept.length, kept[0]?.message]).toEqual([mostComplaints, `banjir ${mostComplaints + 4}`])
    expect(await listComplaints(database(), { plugins: ['dishub.lain'] })).toHaveLength(1)
  })

  test('is forgotten ninety days after it came last', async () => {
    const day = 24 * 60
    await applyRetention(database(), at(89 * day))
    expect(await listComplaints(database(), { plugins: ['dishub.lain'] })).toHaveLength(1)

    await applyRetention(database(), at(91 * day))
    expect(await listComplaints(database(), { plugins: ['dishub.lain', plugin] })).toEqual([])
  })
})
