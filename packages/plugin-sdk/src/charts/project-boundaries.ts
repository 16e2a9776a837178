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

/** A place inside an area to write on, and how wide it is there: the middle of its widest span, in pixels. */
export function labelPlace(rings: readonly Ring[], projection: Projection): { x: number; y: number; room: number } | undefined {
  const points = rings.map((ring) => ring.map(([lng, lat]): [number, number] => [projection.x(lng), projection.y(lat)]))
  const ys = points.flat().map(([, y]) => y)
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  let best: { x: number; y: number; room: number; worth: number } | undefined
  for (let part = 0.3; part <= 0.7; part += 0.05) {
    const y = top + (bottom - top) * part
    const crossings = points.flatMap((ring) => crossingsAt(ring, y)).sort((a, b) => a - b)
    for (let index = 0; index + 1 < crossings.length; index += 2) {
      const [from = 0, to = 0] = [crossings[index], crossings[index + 1]]
      // The middle of the area's height is preferred, so that labels of neighbours stand apart.
      const worth = (to - from) * (1 - Math.abs(part - 0.5) * 0.6)
      if (best === undefined || worth > best.worth) best = { x: (from + to) / 2, y, room: to - from, worth }
    }
  }
  return best
}

function crossingsAt(ring: readonly [number, number][], y: number): number[] {
  const found: number[] = []
  for (const [index, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1]
    if (y1 <= y !== y2 <= y) found.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
  }
  return found
}
