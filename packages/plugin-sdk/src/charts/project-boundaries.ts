import type { Boundaries } from '@wadah/contracts/area'

type Ring = readonly (readonly [number, number])[]

/** Places on the earth in pixels. */
export interface Projection {
  x: (lng: number) => number
  y: (lat: number) => number
}

/** Fits places into a box without stretching: one degree east is shortened by the latitude, as on the ground. */
export function projectInto(places: Ring, { width, height, pad = 0 }: { width: number; height: number; pad?: number }): Projection {
  const lngs = places.map(([lng]) => lng)
  const lats = places.map(([, lat]) => lat)
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.min((width - 2 * pad) / ((east - west) * squeeze || 1), (height - 2 * pad) / (north - south || 1))
  const left = (width - (east - west) * squeeze * scale) / 2
  const top = (height - (north - south) * scale) / 2
  return { x: (lng) => left + (lng - west) * squeeze * scale, y: (lat) => top + (north - lat) * scale }
}

/** Every place of every ring. */
export function placesOf(boundaries: Boundaries, codes: readonly string[]): Ring {
  return codes.flatMap((code) => (boundaries[code] ?? []).flat())
}

/** The SVG path of an area's rings. */
export function ringsPath(rings: readonly Ring[], { x, y }: Projection): string {
  return rings.map((ring) => `M${ring.map(([lng, lat]) => `${x(lng).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}Z`).join('')
}

/** A place inside an area to write on. */
export interface LabelPlace {
  x: number
  y: number
  /** How wide and how high the area is there, in pixels. */
  room: number
  rise: number
}

/** Finds where an area has most room for a word above a number: the middle of a span that is wide and high enough. */
export function labelPlace(rings: readonly Ring[], projection: Projection): LabelPlace | undefined {
  const points = rings.map((ring) => ring.map(([lng, lat]): [number, number] => [projection.x(lng), projection.y(lat)]))
  const turned = points.map((ring) => ring.map(([x, y]): [number, number] => [y, x]))
  const ys = points.flat().map(([, y]) => y)
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  let best: (LabelPlace & { worth: number }) | undefined
  for (let part = 0.2; part <= 0.801; part += 0.05) {
    const across = top + (bottom - top) * part
    for (const [from, to] of spansAt(points, across)) {
      const x = (from + to) / 2
      const [above = across, below = across] = spansAt(turned, x).find(([start, end]) => start <= across && end >= across) ?? []
      const [y, rise, room] = [(above + below) / 2, below - above, to - from]
      // Words are about three times as wide as they are high; the middle of the area is preferred.
      const worth = Math.min(room, rise * 3) * (1 - Math.abs(part - 0.5) * 0.5)
      if (best === undefined || worth > best.worth) best = { x, y: (y + across) / 2, room, rise, worth }
    }
  }
  return best
}

function spansAt(rings: readonly [number, number][][], y: number): [number, number][] {
  const crossings = rings.flatMap((ring) => crossingsAt(ring, y)).sort((a, b) => a - b)
  const spans: [number, number][] = []
  for (let index = 0; index + 1 < crossings.length; index += 2) spans.push([crossings[index] ?? 0, crossings[index + 1] ?? 0])
  return spans
}

function crossingsAt(ring: readonly [number, number][], y: number): number[] {
  const found: number[] = []
  for (const [index, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1]
    if (y1 <= y !== y2 <= y) found.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
  }
  return found
}
