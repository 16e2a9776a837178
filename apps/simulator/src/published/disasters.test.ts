import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { impacts } from './disaster-impacts.ts'
import { floods, floodsFrom } from './floods.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '..', '..', 'shared', 'data', 'bencana')
const rowsOf = (name: string) =>
  readFileSync(join(folder, name), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))

test('BPBD Jabar counts 31 floods of 2018–2024 and BNPB 13', () => {
  const city = floods.find(([code]) => code === 3278)?.[2] ?? []

  expect(city.slice(2018 - floodsFrom, 2025 - floodsFrom).reduce((sum, count) => sum + count, 0)).toBe(31)
  expect(impacts.filter(([year]) => year >= 2018).reduce((sum, [, events]) => sum + events, 0)).toBe(13)
  expect(impacts.reduce((sum, [, events]) => sum + events, 0)).toBe(22)
})

test.skipIf(!existsSync(folder))('floods per kabupaten and kota are those of Open Data Jabar, unchanged (shared data)', () => {
  const real = rowsOf('banjir_kab_opendata_jabar.csv').map((cells) => [Number(cells[3]), Number(cells[7]), Number(cells[5])])
  const ours = floods.flatMap(([code, , counts]) => counts.map((count, index) => [code, floodsFrom + index, count]))

  expect(ours.toSorted()).toEqual(real.toSorted())
})

test.skipIf(!existsSync(folder))('events of the city are those of BNPB, unchanged (shared data)', () => {
  const real = rowsOf('200_dampak_bencana.csv').filter((cells) => cells[7] === '32.78')

  for (const [year, events, displaced, flooded] of impacts) {
    const own = real.filter((cells) => cells[4] === String(year))
    const sum = (at: number) => own.reduce((total, cells) => total + Number(cells[at]), 0)
    expect([year, sum(13), sum(17), sum(21)]).toEqual([year, events, displaced, flooded])
  }
})
