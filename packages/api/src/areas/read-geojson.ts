import * as z from 'zod'
import type { Area } from '@wadah/contracts/area'
import type { Text } from '@wadah/contracts/texts'
import type { CityFacts } from '../services.ts'
import { boundaryWords, type BoundaryProblem } from './boundary-problem.ts'
import { areaSpellings, findAreaCode } from './find-area-code.ts'

/** `[longitude, latitude]` in degrees. */
export type Place = [number, number]
/** The outer ring, then its holes; each ring ends where it begins. */
export type Polygon = Place[][]

/** Polygons by area code, or everything that has to be mended first. */
export type GeojsonReading =
  | {
      ok: true
      outlines: Map<string, Polygon[]>
      /** Features without any code of this city; they are left out. */
      ignored: number
    }
  | { ok: false; problems: BoundaryProblem[] }

const mostFeatures = 5_000
/** More would keep the server busy for seconds, and no screen could show it. */
const mostPlaces = 250_000
/** Outlines may lie a little beyond the bounds that the city states. Degrees. */
const margin = 0.05

const collectionSchema = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) })
const featureSchema = z.object({ properties: z.record(z.string(), z.unknown()).nullish(), geometry: z.unknown() })
const placeSchema = z.tuple([z.number(), z.number()], z.number())
const polygonSchema = z.array(z.array(placeSchema)).min(1)
const geometrySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: polygonSchema }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygonSchema).min(1) }),
])

/** Reads the outlines of the city's areas from GeoJSON; the code is found in any property, in either code system. */
export function readGeojson(geojson: unknown, areas: readonly Area[], city: Pick<CityFacts, 'bounds' | 'code'>): GeojsonReading {
  const collection = collectionSchema.safeParse(geojson)
  if (!collection.success) return refused(boundaryWords.notCollection(typeOf(geojson)))
  const { features } = collection.data
  if (features.length > mostFeatures) return refused(boundaryWords.tooMany(features.length, mostFeatures))
  const spellings = areaSpellings(areas)
  const outlines = new Map<string, Polygon[]>()
  const seen = new Map<string, number>()
  const problems: BoundaryProblem[] = []
  let ignored = 0
  for (const [index, raw] of features.entries()) {
    const feature = index + 1
    const parsed = featureSchema.safeParse(raw)
    const found = parsed.success ? findAreaCode(parsed.data.properties ?? null, spellings, city.code) : ({ kind: 'none' } as const)
    if (found.kind === 'none') ignored += 1
    if (found.kind === 'unknown') problems.push({ feature, code: found.code, message: boundaryWords.unknownCode(found.code) })
    if (found.kind === 'two') problems.push({ feature, message: boundaryWords.twoCodes(found.one, found.other) })
    if (found.kind !== 'area') continue
    const { code } = found
    const read = readGeometry(parsed.data?.geometry, city.bounds)
    if ('message' in read) {
      problems.push({ feature, code, message: read.message })
      continue
    }
    const shape = `${code} ${JSON.stringify(read.polygons)}`
    const first = seen.get(shape)
    if (first === undefined) outlines.set(code, [...(outlines.get(code) ?? []), ...read.polygons])
    else problems.push({ feature, code, message: boundaryWords.twice(first) })
    seen.set(shape, feature)
  }
  if (problems.length > 0) return { ok: false, problems }
  if (outlines.size === 0) return refused(boundaryWords.noCode(areas.find(({ level }) => level === 'kecamatan')?.code ?? city.code))
  const places = [...outlines.values()].flat(2).reduce((sum, ring) => sum + ring.length, 0)
  if (places > mostPlaces) return refused(boundaryWords.tooFine(places, mostPlaces))
  return { ok: true, outlines, ignored }
}

function refused(message: Text): GeojsonReading {
  return { ok: false, problems: [{ message }] }
}

function typeOf(geojson: unknown): string {
  const type = (geojson as { type?: unknown } | null | undefined)?.type
  return typeof type === 'string' ? type.slice(0, 40) : geojson === null || typeof geojson !== 'object' ? String(typeof geojson) : 'JSON'
}

function readGeometry(geometry: unknown, bounds: CityFacts['bounds']): { polygons: Polygon[] } | { message: Text } {
  const parsed = geometrySchema.safeParse(geometry)
  if (!parsed.success) return { message: boundaryWords.notPolygon(typeOf(geometry)) }
  const polygons = parsed.data.type === 'Polygon' ? [parsed.data.coordinates] : parsed.data.coordinates
  const read = polygons.map((rings) => rings.map((ring) => closed(ring.map(([lng, lat]): Place => [lng, lat]))))
  const rings = read.flat()
  if (rings.some((ring) => ring.length < 4)) return { message: boundaryWords.shortRing() }
  for (const place of rings.flat()) {
    const message = misplaced(place, bounds)
    if (message !== undefined) return { message }
  }
  return { polygons: read }
}

/** Some programs leave out the last point of a ring, which is the first again. */
function closed(ring: Place[]): Place[] {
  const [first, last] = [ring[0], ring.at(-1)]
  return first === undefined || last === undefined || (first[0] === last[0] && first[1] === last[1]) ? ring : [...ring, first]
}

function misplaced([lng, lat]: Place, { west, south, east, north }: CityFacts['bounds']): Text | undefined {
  const inside = (x: number, y: number): boolean => x >= west - margin && x <= east + margin && y >= south - margin && y <= north + margin
  if (inside(lng, lat)) return undefined
  if (inside(lat, lng)) return boundaryWords.swapped(lng, lat)
  return Math.abs(lng) > 180 || Math.abs(lat) > 90 ? boundaryWords.projected(lng, lat) : boundaryWords.outside(lng, lat)
}
