import { expect, test } from 'vitest'
import { loadCity } from './load-city.ts'

const city = loadCity('tasikmalaya')

test('the city has ten kecamatan and sixty-nine kelurahan in both code systems', () => {
  const count = (level: string) => city.areas.filter((area) => area.level === level).length

  expect([count('kota'), count('kecamatan'), count('kelurahan')]).toEqual([1, 10, 69])
  expect(new Set(city.areas.map(({ bps }) => bps)).size).toBe(80)
})

test('codes decide, names do not: Sukajaya exists twice and Kersamenak is one of them by hand', () => {
  const named = (name: string) => city.areas.filter((area) => area.name === name).map(({ code, bps }) => [code, bps])

  expect(named('Sukajaya')).toEqual([
    ['32.78.09.1004', '3278071004'],
    ['32.78.10.1005', '3278031005'],
  ])
  expect(named('Kersamenak')).toEqual([['32.78.05.1001', '3278010010']])
})

test('every kecamatan has a tile of its own', () => {
  const tiles = city.areas.flatMap(({ tile }) => (tile === undefined ? [] : [`${tile.x},${tile.y}`]))

  expect(new Set(tiles).size).toBe(10)
})

test('every kelurahan belongs to a kecamatan of the city', () => {
  const codes = new Set(city.areas.map(({ code }) => code))

  expect(city.areas.filter(({ parent }) => parent !== undefined && !codes.has(parent))).toEqual([])
})
