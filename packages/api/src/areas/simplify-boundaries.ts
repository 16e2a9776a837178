import { feature, mergeArcs } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, simplify } from 'topojson-simplify'
import type { Boundaries } from '@wadah/contracts/area'
import type { Place, Polygon } from './read-geojson.ts'
import { shareBorders } from './share-borders.ts'

/** Largest size of all boundaries of a city, serialised. Bytes. */
export const boundariesLimit = 60_000

type Topology = Parameters<typeof presimplify>[0]
type WeightedArc = [number, number, number][]
/** An area in arcs; joined of several outlines, it may hold slivers between them. */
interface Merged {
  shape: ReturnType<typeof mergeArcs>
  isJoined: boolean
}

/** Grid to which corners are snapped: about a metre for a city. */
const gridSteps = 20_000
/**
 * How much detail is given up before neighbours are led together, in metres. A file whose neighbours run closely beside each other in
 * great detail has too many borders to draw; thinned first, they meet.
 */
const thinnings = [0, 3, 6, 12, 25, 50]
const metresInDegree = 111_000
/** Five decimals of a degree are about a metre. */
const decimals = 100_000
/** Rings of a joined area smaller than this share of its largest are slivers between neighbours that never quite met. */
const sliverShare = 0.002
/** Share of its size by which a joined area may differ from its parts. */
const tolerance = 0.03
/** Halvings of the search for the detail that fits. */
const searchSteps = 18

/**
 * Draws areas with as much detail as fits {@link boundariesLimit}; undefined when there are too many areas to fit at all, or when
 * neighbours cross each other so much that they cannot be joined.
 *
 * @remarks Borders are arcs that neighbours share, simplified once for both sides: no gap and no overlap opens between them, and the
 * outline of a kecamatan runs exactly along those of its kelurahan. `parts` names the outlines whose union each area is.
 */
export function simplifyBoundaries(
  outlines: ReadonlyMap<string, Polygon[]>,
  parts: ReadonlyMap<string, readonly string[]>,
  limit = boundariesLimit,
): Boundaries | undefined {
  for (const metres of thinnings) {
    const whole = presimplify(asTopology(shareBorders(metres === 0 ? outlines : thin(outlines, metres))))
    const weights = keepAlive(whole.arcs as unknown as WeightedArc[])
    const merged = new Map([...parts].map(([code, of]) => [code, { shape: mergeOf(whole, of), isJoined: of.length > 1 }]))
    // `kept` is the index of the lowest weight that stays: the higher it is, the fewer points there are.
    const drawn = (kept: number): Boundaries => draw(simplify(whole, weights[kept] ?? 0), merged)
    const fewest = drawn(weights.length - 1)
    if (size(fewest) > limit) continue
    const found = finest(drawn, { fewest, most: weights.length - 1, limit })
    if (isSound(found, outlines, parts)) return found
  }
  return undefined
}

/**
 * Whether every joined area is as large as its parts, nearly.
 *
 * @remarks Where neighbours cross each other again and again, arcs may be stitched into a ring that leaves out a part; thinned more, they
 * no longer do.
 */
function isSound(boundaries: Boundaries, outlines: ReadonlyMap<string, Polygon[]>, parts: ReadonlyMap<string, readonly string[]>): boolean {
  const sizes = new Map([...outlines].map(([code, polygons]) => [code, areaOf(polygons)]))
  return [...parts].every(([code, of]) => {
    const whole = of.reduce((sum, part) => sum + (sizes.get(part) ?? 0), 0)
    const drawn = (boundaries[code] ?? []).reduce((sum, ring) => sum + ringArea(ring), 0)
    return of.length === 1 || Math.abs(drawn - whole) <= whole * tolerance
  })
}

/** Area of polygons without their holes, whichever way their rings run. Square degrees. */
function areaOf(polygons: readonly Polygon[]): number {
  return polygons.reduce((sum, [outer = [], ...holes]) => {
    const hollow = holes.reduce((all, hole) => all + Math.abs(ringArea(hole)), 0)
    return sum + Math.abs(ringArea(outer)) - hollow
  }, 0)
}

/** Leaves out corners that stand out by less than some metres; those that two areas share, in both alike. */
function thin(outlines: ReadonlyMap<string, Polygon[]>, metres: number): Map<string, Polygon[]> {
  const thinned = simplify(presimplify(asTopology(outlines)), (metres / metresInDegree) ** 2)
  return new Map(
    [...outlines].map(([code, polygons]) => {
      const shape = thinned.objects[code]
      const coordinates = shape?.type === 'MultiPolygon' ? (feature(thinned, shape).geometry.coordinates as Polygon[]) : polygons
      return [code, coordinates.map((rings, at) => (rings.every((ring) => ring.length > 4) ? rings : (polygons[at] ?? rings)))]
    }),
  )
}

/** Bisects for the most detail that fits; `fewest` is known to. */
function finest(
  drawn: (kept: number) => Boundaries,
  { fewest, most, limit }: { fewest: Boundaries; most: number; limit: number },
): Boundaries {
  let best = fewest
  let [fits, tooMuch] = [most, -1]
  for (let step = 0; step < searchSteps && fits - tooMuch > 1; step += 1) {
    const middle = Math.floor((fits + tooMuch) / 2)
    const candidate = drawn(middle)
    if (size(candidate) <= limit) [fits, best] = [middle, candidate]
    else tooMuch = middle
  }
  return best
}

/** How many bytes boundaries take on the wire before compression. */
export function size(boundaries: Boundaries): number {
  return JSON.stringify(boundaries).length
}

function asTopology(outlines: ReadonlyMap<string, Polygon[]>): Topology {
  const geometries = [...outlines].map(([id, coordinates]) => [id, { type: 'MultiPolygon' as const, coordinates }])
  return topology(Object.fromEntries(geometries), gridSteps) as Topology
}

/** Points of most weight stay whatever the detail, so that no area falls to a line. Gives the weights of all others, rising. */
function keepAlive(arcs: WeightedArc[]): number[] {
  const weights: number[] = []
  for (const arc of arcs) {
    const [first, last] = [arc[0], arc.at(-1)]
    const isRing = first?.[0] === last?.[0] && first?.[1] === last?.[1]
    const inner = arc.slice(1, -1).toSorted((a, b) => b[2] - a[2])
    for (const [rank, point] of inner.entries()) {
      if (rank < (isRing ? 2 : 1)) point[2] = Infinity
      else weights.push(point[2])
    }
  }
  return [...weights.toSorted((a, b) => a - b), Infinity]
}

function mergeOf(whole: Topology, codes: readonly string[]): Merged['shape'] {
  return mergeArcs(
    whole,
    codes.flatMap((code) => {
      const shape = whole.objects[code]
      return shape?.type === 'MultiPolygon' || shape?.type === 'Polygon' ? [shape] : []
    }),
  )
}

function draw(simplified: Topology, merged: ReadonlyMap<string, Merged>): Boundaries {
  const drawn: Boundaries = {}
  for (const [code, { shape, isJoined }] of merged) {
    const { coordinates } = feature(simplified, shape).geometry as { coordinates: number[][][][] }
    const polygons = coordinates.map((rings) => rings.map((ring) => rounded(ring)))
    const rings = polygons.flatMap((polygon) => polygon.map((ring, index) => wound(ring, index === 0)))
    const largest = Math.max(...rings.map((ring) => Math.abs(ringArea(ring))))
    const least = isJoined ? largest * sliverShare : 0
    drawn[code] = rings.filter((ring) => ring.length >= 4 && Math.abs(ringArea(ring)) > least)
  }
  return drawn
}

/**
 * Rounds to the last decimal that is kept, drops points that thereby fall together, and closes the ring: where a source runs along itself,
 * joined arcs may end some metres before they began.
 */
function rounded(ring: number[][]): Place[] {
  const places = ring.map(([lng = 0, lat = 0]): Place => [Math.round(lng * decimals) / decimals, Math.round(lat * decimals) / decimals])
  const ends = [...places, ...places.slice(0, 1)]
  return ends.filter(([lng, lat], index) => index === 0 || lng !== ends[index - 1]?.[0] || lat !== ends[index - 1]?.[1])
}

/** Outer rings run against the clock and holes with it, so that a hole stays a hole under every fill rule. */
function wound(ring: Place[], isOuter: boolean): Place[] {
  return ringArea(ring) > 0 === isOuter ? ring : ring.toReversed()
}

/** Area in square degrees; positive when the ring runs against the clock. */
function ringArea(ring: readonly Place[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y]
    return sum + (x * nextY - nextX * y) / 2
  }, 0)
}
