// @vitest-environment jsdom
import { conformance } from '@wadah/plugin-sdk/testing'
import { expect, test } from 'vitest'
import { asCounts } from './counts.ts'
import { pluginDir } from './testing/pages.ts'
import banjir from './widgets/banjir.tsx'

const counts = (from: number, events: readonly number[]) =>
  asCounts(events.map((count, index) => ({ year: String(from + index), events: count })))

test('banjir keeps what every host relies on', async () => {
  const data = {
    jabar: counts(2012, [0, 0, 4, 2, 6, 7, 8, 6, 0, 2, 2, 6, 7, 1]),
    bnpb: counts(2011, [2, 0, 0, 4, 0, 2, 1, 3, 6, 0, 1, 1, 1, 1]),
  }

  expect(await conformance({ pluginDir, widget: 'banjir', definition: banjir, data })).toEqual([])
})
