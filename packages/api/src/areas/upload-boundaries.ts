import * as z from 'zod'
import { listAreas, replaceBoundaries } from '@wadah/db/areas'
import { audit } from '@wadah/db/audit'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { readGeojson } from './read-geojson.ts'
import { simplifyBoundaries } from './simplify-boundaries.ts'

/** What became of an uploaded GeoJSON. */
export interface UploadedBoundaries {
  areas: number
  /** Size of the simplified boundaries in bytes. */
  bytes: number
  /** Areas of the map's level without an outline. */
  missing: string[]
}

export const uploadBoundaries = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator', 'operator'] } })
  .input(z.strictObject({ geojson: z.unknown() }))
  .mutation(async ({ ctx, input }): Promise<UploadedBoundaries> => {
    const { city } = ctx.services.installation
    const areas = await listAreas(ctx.database)
    const boundaries = simplifyBoundaries(readGeojson(input.geojson, areas, city.bounds))
    const at = new Date(ctx.services.now())
    await replaceBoundaries(ctx.database, boundaries, at)
    const count = Object.keys(boundaries).length
    await audit(ctx.database, { at, actor: actorOf(ctx.caller), action: 'areas.boundaries', subject: city.code, details: { areas: count } })
    const missing = areas.filter(({ level, code }) => level === city.mapLevel && !Object.hasOwn(boundaries, code))
    return { areas: count, bytes: JSON.stringify(boundaries).length, missing: missing.map(({ code }) => code) }
  })
