import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Area } from '@wadah/contracts/area'
import { dissolveAreas } from './dissolve-areas.ts'
import { readGeojson, type Place, type Polygon } from './read-geojson.ts'
import { boundariesLimit, simplifyBoundaries, size } from './simplify-boundaries.ts'

const city = { code: '32.78', bounds: { west: 108.15, south: -7.45, east: 108.31, north: -7.27 } }

function areaOf(rings: readonly (readonly Place[])[]): number {
  const twice = rings.flatMap((ring) => ring.slice(1).map(([x, y], index) => (ring[index]?.[0] ?? 0) * y - x * (ring[index]?.[1] ?? 0)))
  return twice.reduce((a, b) => a + b, 0) / 2
}

/** The city's published outlines; not part of the repository. */
const published = [1, 2]
  .map((up) => join(import.meta.dirname, '../../../..', '../'.repeat(up), 'shared/data/wilayah'))
  .find((path) => existsSync(path))

describe.skipIf(published === undefined)('the published kelurahan of Kota Tasikmalaya', () => {
  const known = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../apps/server/city/tasikmalaya/areas.json'), 'utf8')) as Area[]
  const outlines = (): Map<string, Polygon[]> => {
    const sql = readFileSync(join(published ?? '', 'wilayah_boundaries_kel_32.78.sql'), 'utf8')
    const features = [...sql.matchAll(/\('([\d.]+)','(?:[^']|'')*',[-\d.]+,[-\d.]+,'(\[.*?\])'/g)].map(([, code = '', path = '[]']) => {
      const rings = (JSON.parse(path) as Place[][]).map((ring) => ring.map(([lat, lng]): Place => [lng, lat]))
      return { properties: { kode: code }, geometry: { type: 'Polygon', coordinates: rings } }
    })
    const reading = readGeojson({ type: 'FeatureCollection', features }, known, city)
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
    return reading.outlines
  }
  /** Square kilometres at the latitude of the city, on a sphere as the published figures are. */
  const km2 = (rings: readonly (readonly Place[])[]): number => areaOf(rings) * 111.195 ** 2 * Math.cos((7.36 * Math.PI) / 180)

  test('are drawn with all the room there is, every area close to its true size', () => {
    const found = outlines()
    const boundaries = simplifyBoundaries(found, dissolveAreas(new Set(found.keys()), known).parts) ?? {}

    expect(Object.keys(boundaries)).toHaveLength(80)
    expect(size(boundaries)).toBeGreaterThan(boundariesLimit * 0.9)
    expect(size(boundaries)).toBeLessThanOrEqual(boundariesLimit)
    expect(km2(boundaries['32.78'] ?? [])).toBeCloseTo(184.69, 0)
    const golden = {
      '01': 5.46,
      '02': 9.06,
      '03': 6.93,
      '04': 10.89,
      '05': 42.45,
      '06': 18.43,
      '07': 37.1,
      '08': 24.05,
      '09': 17.67,
      '10': 12.66,
    }
    for (const [last, size] of Object.entries(golden)) {
      const true2 = km2(boundaries[`32.78.${last}`] ?? [])
      expect(Math.abs(true2 - size) / size, last).toBeLessThan(0.02)
    }
    for (const { code, level } of known.filter((area) => area.level === 'kecamatan'))
      expect(boundaries[code]?.length, `${level} ${code}`).toBe(1)
  })
})
