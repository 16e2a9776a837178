import { expect, test } from 'vitest'
import type { Area } from '@wadah/contracts/area'
import { readGeojson } from './read-geojson.ts'
import { boundariesLimit, simplifyBoundaries } from './simplify-boundaries.ts'

const areas: Area[] = [{ code: '32.78.01', bps: '3278050', name: 'Cihideung', level: 'kecamatan' }]
const bounds = { west: 108.15, south: -7.45, east: 108.31, north: -7.27 }

function circle(points: number, swapped = false): number[][] {
  const ring = Array.from({ length: points }, (_, index) => {
    const angle = (index / (points - 1)) * 2 * Math.PI
    const [lng, lat] = [108.22 + Math.cos(angle) * 0.02, -7.33 + Math.sin(angle) * 0.02]
    return swapped ? [lat, lng] : [lng, lat]
  })
  return [...ring.slice(0, -1), ring[0] ?? []]
}

const collection = (ring: number[][], properties: Record<string, unknown>) => ({
  type: 'FeatureCollection',
  features: [{ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } }],
})

test.each([{ kode: '32.78.01' }, { id: 327801 }, { bps: '3278050' }])('an outline is found by code in %o', (properties) => {
  expect(Object.keys(readGeojson(collection(circle(20), properties), areas, bounds))).toEqual(['32.78.01'])
})

test('swapped coordinates are refused with the way to mend them', () => {
  expect(() => readGeojson(collection(circle(20, true), { kode: '32.78.01' }), areas, bounds)).toThrow(/swapped/)
})

test('names alone do not place an outline', () => {
  expect(() => readGeojson(collection(circle(20), { nama: 'Cihideung' }), areas, bounds)).toThrow(
    expect.objectContaining({ code: 'invalid_input' }),
  )
})

test('outlines are simplified to fit, closed and where they were', () => {
  const simplified = simplifyBoundaries(readGeojson(collection(circle(20_000), { kode: '32.78.01' }), areas, bounds))

  const [ring = []] = simplified['32.78.01'] ?? []
  expect(JSON.stringify(simplified).length).toBeLessThanOrEqual(boundariesLimit)
  expect(ring[0]).toEqual(ring.at(-1))
  for (const [lng, lat] of ring) expect(Math.hypot(lng - 108.22, lat + 7.33)).toBeCloseTo(0.02, 3)
})
