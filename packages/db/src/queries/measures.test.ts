import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { describeOnBoth } from '../testing/describe-on-both.ts'
import { readMeasureSeries, upsertMeasurePoints, type MeasurePointInput } from './measures.ts'

const first = new Date('2026-11-24T07:00:00Z')
const second = new Date('2026-11-25T07:00:00Z')

describeOnBoth('measure points', (database) => {
  const keep = (points: MeasurePointInput[], at = first) => database().transaction((tx) => upsertMeasurePoints(tx, 'f', points, at))
  const series = (measure: string, more: { area?: string; series?: string } = {}) =>
    readMeasureSeries(database(), { feed: 'f', measure, limit: 100, ...more })
  const revisions = () =>
    database().rows<{ period: string; revision: number; value: number | null; missing: string | null; status: string | null }>(
      sql`select period, revision, value, missing, status from measure_revision order by period, revision`,
    )

  test('are kept as they came, whatever stands in their names', async () => {
    const awkward = 'Pasar "Cikurubuk", \\ {blok} NULL’s \u2028'
    await keep([
      { measure: 'harga', area: '32.78.01', series: awkward, period: '2026-11-24', value: 1e-7 },
      { measure: 'harga', series: 'NULL', period: '2026-11-24', value: null, missing: 'libur', status: 'sementara' },
      { measure: 'harga', series: '', period: '2026-11-24', value: 9007199254740991 },
    ])

    expect(await series('harga', { area: '32.78.01' })).toMatchObject([{ series: awkward, value: 1e-7, missing: null, status: null }])
    expect(await series('harga', { series: 'NULL' })).toMatchObject([{ area: '', value: null, missing: 'libur', status: 'sementara' }])
    expect(await series('harga', { area: '', series: '' })).toMatchObject([{ value: 9007199254740991, revision: 0, recordedAt: first }])
  })

  test('that change keep their former value; those that do not are left alone', async () => {
    const points = [
      { measure: 'm', period: '2025', value: 1, status: 'sementara' },
      { measure: 'm', period: '2026', value: 2 },
    ]
    await keep(points)

    await keep([{ measure: 'm', period: '2025', value: 1, status: 'tetap' }, points[1] as MeasurePointInput], second)
    await keep([{ measure: 'm', period: '2025', value: null, missing: 'ditarik' }], second)

    expect(await series('m')).toMatchObject([
      { period: '2025', value: null, missing: 'ditarik', revision: 2, recordedAt: second },
      { period: '2026', value: 2, revision: 0, recordedAt: first },
    ])
    expect(await revisions()).toEqual([
      { period: '2025', revision: 0, value: 1, missing: null, status: 'sementara' },
      { period: '2025', revision: 1, value: 1, missing: null, status: 'tetap' },
    ])
  })

  test('named twice in one run count once, the last as it stands', async () => {
    await keep([
      { measure: 'twice', period: '2026', value: 1 },
      { measure: 'twice', period: '2026', value: 2 },
      { measure: 'twice', period: '2026', value: 3 },
    ])

    expect(await series('twice')).toMatchObject([{ value: 3, revision: 0 }])
  })

  test('of a long history are given by their newest, in the order of their periods', async () => {
    await keep(Array.from({ length: 4_500 }, (_, index) => ({ measure: 'long', period: String(10_000 + index), value: index })))

    const newest = await readMeasureSeries(database(), { feed: 'f', measure: 'long', limit: 3 })

    expect(newest.map(({ value }) => value)).toEqual([4_497, 4_498, 4_499])
  })
})
