import { describe, expect, test } from 'vitest'
import type { Area } from '@wadah/contracts/area'
import { dissolveAreas } from './dissolve-areas.ts'
import { readGeojson, type Place } from './read-geojson.ts'
import { boundariesLimit, simplifyBoundaries, size } from './simplify-boundaries.ts'

const city = { code: '32.78', bounds: { west: 108.15, south: -7.45, east: 108.31, north: -7.27 } }
const kelurahan = ['1001', '1002', '1003', '1004'].map((last): Area => ({
  code: `32.78.01.${last}`,
  bps: `327805${last}`,
  name: last,
  level: 'kelurahan',
  parent: '32.78.01',
}))
const areas: Area[] = [
  { code: '32.78', bps: '3278', name: 'Kota', level: 'kota' },
  { code: '32.78.01', bps: '3278050', name: 'Cihideung', level: 'kecamatan', parent: '32.78' },
  ...kelurahan,
]

interface Feature {
  properties: Record<string, unknown>
  geometry: { type: string; coordinates: unknown }
}

const collection = (...features: Feature[]) => ({
  type: 'FeatureCollection',
  features: features.map((one) => ({ type: 'Feature', ...one })),
})
const outline = (properties: Record<string, unknown>, ring: Place[]): Feature => ({
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
})

/** A wavy line of many points between two places: a border as surveyors draw it. */
function border([x1, y1]: Place, [x2, y2]: Place, points = 120): Place[] {
  return Array.from({ length: points + 1 }, (_, index): Place => {
    const part = index / points
    const wave = Math.sin(part * Math.PI) * 0.002 * Math.sin(part * 90)
    return [x1 + (x2 - x1) * part + wave * Math.sign(y2 - y1), y1 + (y2 - y1) * part - wave * Math.sign(x2 - x1)]
  })
}

/** Four kelurahan around one point, each border written by both neighbours, in opposite directions. */
function quarters(): Feature[] {
  const middle: Place = [108.22, -7.36]
  const corners: Place[] = [
    [108.2, -7.38],
    [108.24, -7.38],
    [108.24, -7.34],
    [108.2, -7.34],
  ]
  const spokes = corners.map((corner) => border(middle, corner))
  return kelurahan.map(({ code }, index) => {
    const [from, to] = [spokes[index] ?? [], spokes[(index + 1) % 4] ?? []]
    const edge = border(from.at(-1) ?? middle, to.at(-1) ?? middle)
    return outline({ kode: code }, [...from, ...edge.slice(1), ...to.toReversed().slice(1)])
  })
}

function read(geojson: unknown) {
  const reading = readGeojson(geojson, areas, city)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading
}

function problemsOf(geojson: unknown) {
  const reading = readGeojson(geojson, areas, city)
  return reading.ok ? [] : reading.problems
}

function drawn(geojson: unknown, limit = boundariesLimit) {
  const { outlines } = read(geojson)
  return simplifyBoundaries(outlines, dissolveAreas(new Set(outlines.keys()), areas).parts, limit) ?? {}
}

const square: Place[] = [
  [108.2, -7.38],
  [108.24, -7.38],
  [108.24, -7.34],
  [108.2, -7.34],
  [108.2, -7.38],
]

/** Area of rings as a fill paints them: holes run the other way and count against it. */
function areaOf(rings: readonly (readonly Place[])[]): number {
  return (
    rings
      .flatMap((ring) => ring.slice(1).map(([x, y], index) => (ring[index]?.[0] ?? 0) * y - x * (ring[index]?.[1] ?? 0)))
      .reduce((a, b) => a + b, 0) / 2
  )
}

/** How often each stretch of border is drawn, whichever way it runs. */
function stretches(rings: readonly (readonly Place[])[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const ring of rings)
    for (const [index, place] of ring.slice(1).entries()) {
      const key = [String(ring[index]), String(place)].toSorted().join(' ')
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  return counts
}

describe('an outline is found by its code', () => {
  test.each([{ kode: '32.78.01' }, { id: 327801 }, { bps: '3278050' }, { kota: '32.78', kec: '32.78.01' }])('in %o', (properties) => {
    expect([...read(collection(outline(properties, square))).outlines.keys()]).toEqual(['32.78.01'])
  })

  test('and features of other cities are left out', () => {
    const geojson = collection(outline({ kode: '32.07.01' }, square), outline({ kode: '32.78.01' }, square))

    expect(read(geojson)).toMatchObject({ ignored: 1 })
  })

  test('a ring that its program did not close is closed', () => {
    expect(read(collection(outline({ kode: '32.78.01' }, square.slice(0, -1)))).outlines.get('32.78.01')?.[0]?.[0]).toEqual(square)
  })
})

describe('what cannot be used is named by feature and code, with the way to mend it', () => {
  const good = outline({ kode: '32.78.01' }, square)

  test.each<[string, Feature, object]>([
    ['an unknown code', outline({ kode: '32.78.11' }, square), { feature: 2, code: '32.78.11' }],
    ['two codes of one level', outline({ a: '32.78.01.1001', b: '32.78.01.1002' }, square), { feature: 2 }],
    ['the same outline twice', good, { feature: 2, code: '32.78.01' }],
    ['a point', { properties: { kode: '32.78.01.1001' }, geometry: { type: 'Point', coordinates: [108.2, -7.3] } }, { feature: 2 }],
    ['a ring of two points', outline({ kode: '32.78.01.1001' }, square.slice(0, 2)), { feature: 2, code: '32.78.01.1001' }],
  ])('%s', (_, bad, expected) => {
    expect(problemsOf(collection(good, bad))).toMatchObject([expected])
  })

  test.each<[string, (place: Place) => Place, RegExp]>([
    ['swapped coordinates', ([lng, lat]) => [lat, lng], /swapped/],
    ['metres in place of degrees', ([lng, lat]) => [lng * 7_600, lat * 1_200_000], /EPSG:4326/],
    ['a place far away', ([lng, lat]) => [lng - 3, lat], /outside/],
  ])('%s', (_, change, words) => {
    const [problem] = problemsOf(collection(outline({ kode: '32.78.01' }, square.map(change))))

    expect(problem).toMatchObject({ feature: 1, code: '32.78.01', message: { en: expect.stringMatching(words) } })
  })

  test.each([{ type: 'Topology' }, 'teks', null, collection(), collection(outline({ nama: 'Cihideung' }, square))])(
    'a file like %o',
    (file) => {
      expect(problemsOf(file)).toMatchObject([{ message: { id: expect.any(String) } }])
    },
  )
})

describe('areas are joined by code', () => {
  test('kelurahan become their kecamatan, and kecamatan the city', () => {
    const boundaries = drawn(collection(...quarters()))

    expect(Object.keys(boundaries).toSorted()).toEqual(areas.map(({ code }) => code).toSorted())
    const parts = kelurahan.flatMap(({ code }) => boundaries[code] ?? [])
    expect(boundaries['32.78.01']).toHaveLength(1)
    expect(areaOf(boundaries['32.78.01'] ?? [])).toBeCloseTo(areaOf(parts), 9)
    expect(boundaries['32.78']).toEqual(boundaries['32.78.01'])
  })

  test('a kecamatan that lacks a kelurahan is drawn by its own outline, or said to be incomplete', () => {
    const three = kelurahan.slice(1).map(({ code }) => code)

    expect(dissolveAreas(new Set([...three, '32.78.01']), areas).parts.get('32.78.01')).toEqual(['32.78.01'])
    expect(dissolveAreas(new Set(three), areas).incomplete).toEqual([{ code: '32.78.01', lacks: ['32.78.01.1001'] }])
  })
})

describe('simplified outlines', () => {
  test.each([boundariesLimit, 6_000, 1_500])('fit %i bytes, leave no gap between neighbours, and run along the joined outline', (limit) => {
    const boundaries = drawn(collection(...quarters()), limit)

    const inner = stretches(kelurahan.flatMap(({ code }) => boundaries[code] ?? []))
    const alone = [...inner].filter(([, count]) => count === 1).map(([stretch]) => stretch)
    expect(size(boundaries)).toBeLessThanOrEqual(limit)
    expect(Math.max(...inner.values())).toBe(2)
    expect(alone.toSorted()).toEqual([...stretches(boundaries['32.78.01'] ?? []).keys()].toSorted())
  })

  test('use the room there is', () => {
    expect(size(drawn(collection(...quarters()), 12_000))).toBeGreaterThan(11_000)
  })

  test('close the slivers between neighbours that were thinned apart', () => {
    const west: Place[] = [
      [108.2, -7.38],
      [108.22, -7.38],
      [108.2201, -7.37],
      [108.22, -7.36],
      [108.2199, -7.35],
      [108.22, -7.34],
      [108.2, -7.34],
      [108.2, -7.38],
    ]
    const east: Place[] = [
      [108.24, -7.38],
      [108.24, -7.34],
      [108.22, -7.34],
      [108.2199, -7.35],
      [108.2201, -7.37],
      [108.22, -7.38],
      [108.24, -7.38],
    ]
    const pair = new Map([
      ['a', [[west]]],
      ['b', [[east]]],
    ])
    const boundaries =
      simplifyBoundaries(
        pair,
        new Map([
          ['a', ['a']],
          ['b', ['b']],
          ['both', ['a', 'b']],
        ]),
      ) ?? {}

    const sides = stretches([...(boundaries['a'] ?? []), ...(boundaries['b'] ?? [])])
    expect([...sides.values()].filter((count) => count === 2)).toHaveLength(4)
    expect(boundaries['both']?.[0]).toHaveLength(7)
  })

  test.each([
    ['are joined also where neighbours run beside each other without ever meeting', boundariesLimit, 6],
    ['are refused rather than drawn wrongly where there is no room to tell such neighbours apart', 1_000, 0],
  ])('%s', (_, limit, count) => {
    const apart = quarters().map((one, index): Feature => {
      const [ring = []] = one.geometry.coordinates as Place[][]
      const moved = ring.map(([lng, lat], at): Place => [lng + Math.sin(at * 7 + index) * 2e-5, lat + Math.cos(at * 5 + index) * 2e-5])
      return { ...one, geometry: { type: 'Polygon', coordinates: [moved] } }
    })
    const boundaries = drawn(collection(...apart), limit)

    expect(Object.keys(boundaries)).toHaveLength(count)
    expect(size(boundaries)).toBeLessThanOrEqual(limit)
    if (count > 0) expect(areaOf(boundaries['32.78'] ?? [])).toBeCloseTo(0.0016, 4)
  })

  test('are not drawn at all when there is no room for so many', () => {
    const { outlines } = read(collection(...quarters()))

    expect(simplifyBoundaries(outlines, dissolveAreas(new Set(outlines.keys()), areas).parts, 100)).toBeUndefined()
  })

  test('keep an enclave, its hole, and the smallest area alive', () => {
    const hole: Place[] = border([108.219, -7.36], [108.221, -7.36], 50).concat([
      [108.22, -7.359],
      [108.219, -7.36],
    ])
    const around: Feature = {
      properties: { kode: '32.78.01.1001' },
      geometry: { type: 'Polygon', coordinates: [square, hole.toReversed()] },
    }
    const boundaries = drawn(collection(around, outline({ kode: '32.78.01.1002' }, hole)), 400)

    expect(boundaries['32.78.01.1001']).toHaveLength(2)
    expect(boundaries['32.78.01.1002']?.[0]?.length).toBeGreaterThanOrEqual(4)
    expect(areaOf(boundaries['32.78.01.1001'] ?? []) + areaOf(boundaries['32.78.01.1002'] ?? [])).toBeCloseTo(0.0016, 9)
  })
})
