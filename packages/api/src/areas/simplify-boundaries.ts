import type { Boundaries } from '@wadah/contracts/area'

type Point = [number, number]

/** Largest size of all boundaries of a city, serialised. Bytes. */
export const boundariesLimit = 60_000

/** Four decimals of a degree are eleven metres: finer than any screen shows a city. */
function rounded([lng, lat]: Point): Point {
  return [Math.round(lng * 10_000) / 10_000, Math.round(lat * 10_000) / 10_000]
}

function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length))
  return Math.hypot(point[0] - from[0] - along * dx, point[1] - from[1] - along * dy)
}

/** Douglas and Peucker: keeps the points that lie farther from the line than the tolerance. */
function simplifyLine(points: readonly Point[], tolerance: number): Point[] {
  const kept = new Set([0, points.length - 1])
  const open: [number, number][] = [[0, points.length - 1]]
  for (let range = open.pop(); range !== undefined; range = open.pop()) {
    const [start, end] = range
    let farthest = -1
    let most = tolerance
    for (let index = start + 1; index < end; index += 1) {
      const away = distance(points[index] as Point, points[start] as Point, points[end] as Point)
      if (away > most) [most, farthest] = [away, index]
    }
    if (farthest < 0) continue
    kept.add(farthest)
    open.push([start, farthest], [farthest, end])
  }
  return [...kept].toSorted((a, b) => a - b).map((index) => points[index] as Point)
}

function simplifyRing(ring: readonly Point[], tolerance: number): Point[] {
  // A closed ring starts where it ends; cut in two so that its ends are far apart.
  const half = Math.floor(ring.length / 2)
  return [...simplifyLine(ring.slice(0, half + 1), tolerance).slice(0, -1), ...simplifyLine(ring.slice(half), tolerance)].map(rounded)
}

/** Simplifies outlines until all of them fit {@link boundariesLimit}; rings that fall to less than a triangle are left out. */
export function simplifyBoundaries(outlines: Boundaries): Boundaries {
  for (let tolerance = 0.00005; ; tolerance *= 1.5) {
    const simplified = Object.fromEntries(
      Object.entries(outlines).map(([code, rings]) => [
        code,
        rings.map((ring) => simplifyRing(ring, tolerance)).filter((ring) => ring.length >= 4),
      ]),
    )
    if (JSON.stringify(simplified).length <= boundariesLimit || tolerance > 0.05) return simplified
  }
}
