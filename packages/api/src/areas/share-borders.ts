import type { Place, Polygon } from './read-geojson.ts'

/**
 * How far a corner of one area may lie from the side of its neighbour and still be meant to lie on it. Degrees; about fifteen metres,
 * less than a pixel of a map of a city.
 */
const reach = 15 / 111_000
/** Corners closer than this are one corner that was measured twice. Degrees; about four metres. */
const together = 4 / 111_000
/** Side of a cell of the index of corners. Degrees. */
const cell = 0.002

const nameOf = ([lng, lat]: Place): string => `${lng},${lat}`
const cellOf = (value: number): number => Math.floor(value / cell)

/** Corners by the cell they lie in. */
type CornerIndex = Map<string, Place[]>

function indexCorners(outlines: ReadonlyMap<string, Polygon[]>): CornerIndex {
  const corners = new Map([...outlines.values()].flat(3).map((place) => [nameOf(place), place]))
  const index: CornerIndex = new Map()
  for (const place of corners.values()) {
    const key = `${cellOf(place[0])},${cellOf(place[1])}`
    const inCell = index.get(key)
    if (inCell === undefined) index.set(key, [place])
    else inCell.push(place)
  }
  return index
}

/** Makes one of corners that lie together, and drops those that a ring then names twice in a row. */
function meetCorners(outlines: ReadonlyMap<string, Polygon[]>): Map<string, Polygon[]> {
  const index: CornerIndex = new Map()
  const known = new Map<string, Place>()
  const meet = (place: Place): Place => {
    const before = known.get(nameOf(place))
    if (before !== undefined) return before
    const near = (lng: number, lat: number): Place | undefined =>
      index.get(`${cellOf(lng)},${cellOf(lat)}`)?.find((other) => Math.hypot(other[0] - place[0], other[1] - place[1]) <= together)
    const met =
      near(...place) ??
      near(place[0] - together, place[1]) ??
      near(place[0] + together, place[1]) ??
      near(place[0], place[1] - together) ??
      near(place[0], place[1] + together) ??
      place
    known.set(nameOf(place), met)
    if (met === place) {
      const key = `${cellOf(place[0])},${cellOf(place[1])}`
      const inCell = index.get(key)
      if (inCell === undefined) index.set(key, [place])
      else inCell.push(place)
    }
    return met
  }
  const meetRing = (ring: readonly Place[]): Place[] => {
    const met = ring.map(meet).filter((place, at, all) => at === 0 || place !== all[at - 1])
    // A ring smaller than that stays as it is.
    return met.length < 4 ? [...ring] : met
  }
  return new Map([...outlines].map(([code, polygons]) => [code, polygons.map((rings) => rings.map(meetRing))]))
}

/** Corners close to the stretch between two places, in the order in which one passes them. */
function cornersAlong(index: CornerIndex, from: Place, to: Place): Place[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = dx * dx + dy * dy
  const found: { part: number; place: Place }[] = []
  for (let x = cellOf(Math.min(from[0], to[0]) - reach); x <= cellOf(Math.max(from[0], to[0]) + reach); x += 1)
    for (let y = cellOf(Math.min(from[1], to[1]) - reach); y <= cellOf(Math.max(from[1], to[1]) + reach); y += 1)
      for (const place of index.get(`${x},${y}`) ?? []) {
        const part = ((place[0] - from[0]) * dx + (place[1] - from[1]) * dy) / length
        if (!(part > 0 && part < 1)) continue
        if (Math.hypot(place[0] - from[0] - part * dx, place[1] - from[1] - part * dy) <= reach) found.push({ part, place })
      }
  return found.toSorted((a, b) => a.part - b.part).map(({ place }) => place)
}

const sideOf = (from: Place, to: Place): string => [nameOf(from), nameOf(to)].toSorted().join(' ')

/** How many rings run along each side. */
function countSides(outlines: ReadonlyMap<string, Polygon[]>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const ring of [...outlines.values()].flat(2))
    for (const [at, to] of ring.entries()) {
      const from = ring[at - 1]
      if (from !== undefined) counts.set(sideOf(from, to), (counts.get(sideOf(from, to)) ?? 0) + 1)
    }
  return counts
}

function withCorners(ring: readonly Place[], { index, sides }: { index: CornerIndex; sides: Map<string, number> }): Place[] {
  // A corner the ring already has is not taken twice: the ring would touch itself there.
  const own = new Set(ring.map(nameOf))
  return ring.flatMap((to, at) => {
    const from = ring[at - 1]
    // What two neighbours share already stays as it is.
    if (from === undefined || sides.get(sideOf(from, to)) !== 1) return [to]
    const taken = cornersAlong(index, from, to).filter((place) => !own.has(nameOf(place)))
    for (const place of taken) own.add(nameOf(place))
    return [...taken, to]
  })
}

/**
 * Lets neighbours share their border corner by corner.
 *
 * @remarks Published outlines were often thinned one area at a time: one side of a border has corners that the other lacks, and slivers
 * lie between them. Where a corner lies close to a neighbour's side, that side runs through it from then on. Of the 182 rings that the
 * union of Tasikmalaya's published kelurahan has, some 150 vanish.
 */
export function shareBorders(outlines: ReadonlyMap<string, Polygon[]>): Map<string, Polygon[]> {
  const met = meetCorners(outlines)
  const known = { index: indexCorners(met), sides: countSides(met) }
  return new Map([...met].map(([code, polygons]) => [code, polygons.map((rings) => rings.map((ring) => withCorners(ring, known)))]))
}
