import { join } from 'node:path'
import { widgetView } from '@wadah/plugin-sdk/testing'
import { describe, expect, test } from 'vitest'
import next from '../../next/src/widgets/antrean.tsx'
import type { Adapter } from '../adapter.ts'
import type { Queue } from '../queue.ts'
import present from './antrean.tsx'

const pluginDir = join(import.meta.dirname, '..', '..')
const queue: Queue = {
  observedAt: '2026-11-24T03:00:00Z',
  waiting: 14,
  open: 2,
  longest: { counter: 'Paspor', minutes: 31 },
  counters: [
    { number: 1, name: 'Paspor', open: true, waiting: 12, longestMinutes: 31, served: 1_240 },
    { number: 2, name: 'SIM', open: false, waiting: null, longestMinutes: null, served: 0 },
    { number: 3, name: 'Samsat', open: true, waiting: 2, longestMinutes: 6, served: 30 },
  ],
}
const view = (locale: 'id' | 'en', data: Queue | undefined = queue, folder = pluginDir) =>
  widgetView<Adapter>({ pluginDir: folder, locale, data: { antrean: data } })

describe('the queue in words', () => {
  test('says how many wait and where longest, in both languages', () => {
    expect(present.summary(view('id'))).toBe('14 orang menunggu di 2 dari 3 gerai; terlama 31 menit, di Paspor.')
    expect(present.summary(view('en'))).toBe('14 people wait at 2 of 3 counters; the longest wait is 31 minutes, at Paspor.')
    expect(present.summary(view('id', { ...queue, waiting: 0, longest: null }))).toBe('0 orang menunggu di 2 dari 3 gerai.')
  })

  test('has a row for each counter; a closed one says so', () => {
    expect(present.table(view('id')).rows).toEqual([
      { number: '1', counter: 'Paspor', waiting: '12', longest: '31', served: '1.240' },
      { number: '2', counter: 'SIM', waiting: 'tutup', longest: 'tutup', served: '0' },
      { number: '3', counter: 'Samsat', waiting: '2', longest: '6', served: '30' },
    ])
  })

  test('without data says so', () => {
    const empty = widgetView<Adapter>({ pluginDir, data: {} })

    expect(present.summary(empty)).toBe('Belum ada data antrean.')
    expect(present.table(empty).rows).toEqual([])
  })

  test('of release 1.1.0 names the group that waits longest', () => {
    const folder = join(pluginDir, 'next')

    expect(next.summary(view('id', queue, folder))).toBe(
      '14 orang menunggu di 2 dari 3 gerai; terlama 31 menit, di Paspor. Kelompok yang menunggu terlama: Polri & imigrasi, 31 menit.',
    )
    expect(next.table(view('en', queue, folder)).rows.map((row) => row['group'])).toEqual([
      'Police, immigration',
      'Police, immigration',
      'Taxes, permits',
    ])
  })
})
