import * as z from 'zod'
import type { Area, Boundaries } from '@wadah/contracts/area'
import { CodedError } from '@wadah/errors'
import type { CityFacts } from '../services.ts'

const ringSchema = z.array(z.tuple([z.number(), z.number()], z.number())).min(4)
const geometrySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ringSchema) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ringSchema)) }),
])
const collectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ properties: z.record(z.string(), z.unknown()).nullable(), geometry: geometrySchema })).max(2_000),
})

/** Reads outlines by area code from GeoJSON; the code is found in any property, in either code system. Throws `invalid_input` with what to mend. */
export function readGeojson(geojson: unknown, areas: readonly Area[], bounds: CityFacts['bounds']): Boundaries {
  const parsed = collectionSchema.safeParse(geojson)
  if (!parsed.success)
    throw new CodedError(
      'invalid_input',
      `This is not a GeoJSON FeatureCollection of polygons: ${z.prettifyError(parsed.error).slice(0, 300)}`,
    )
  const codes = new Map(
    areas.flatMap(
      ({ code, bps }) =>
        [
          [code, code],
          [code.replaceAll('.', ''), code],
          [bps, code],
        ] as const,
    ),
  )
  const outlines: Boundaries = {}
  for (const { properties, geometry } of parsed.data.features) {
    const code = Object.values(properties ?? {})
      .map((value) => codes.get(String(value).trim()))
      .find((found) => found !== undefined)
    if (code === undefined) continue
    const rings = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flat()
    outlines[code] = [...(outlines[code] ?? []), ...rings.map((ring) => ring.map(([lng, lat]) => within(lng, lat, bounds)))]
  }
  if (Object.keys(outlines).length === 0)
    throw new CodedError('invalid_input', 'No feature carries an area code of this city in its properties, e.g. "kode": "32.78.01".')
  return outlines
}

function within(lng: number, lat: number, { west, south, east, north }: CityFacts['bounds']): [number, number] {
  const margin = 0.05
  const inside = (x: number, y: number) => x >= west - margin && x <= east + margin && y >= south - margin && y <= north + margin
  if (inside(lng, lat)) return [lng, lat]
  const hint = inside(lat, lng)
    ? 'Longitude and latitude are swapped; GeoJSON wants [longitude, latitude].'
    : 'It lies outside of the city.'
  throw new CodedError('invalid_input', `The point ${lng}, ${lat} cannot be right. ${hint}`)
}
