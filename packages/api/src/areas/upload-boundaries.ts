import * as z from 'zod'
import { listAreas, replaceBoundaries } from '@wadah/db/areas'
import { audit } from '@wadah/db/audit'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { boundaryWords, type BoundaryProblem } from './boundary-problem.ts'
import { dissolveAreas } from './dissolve-areas.ts'
import { readGeojson } from './read-geojson.ts'
import { simplifyBoundaries, size } from './simplify-boundaries.ts'

/** What became of an uploaded GeoJSON: all of it is in force, or nothing and every reason. */
export type UploadedBoundaries =
  | {
      ok: true
      /** Areas with an outline, by level. */
      areas: Record<'kota' | 'kecamatan' | 'kelurahan', number>
      /** Size of the simplified boundaries in bytes. */
      bytes: number
      /** Areas of the map's level without an outline. */
      missing: string[]
      /** Areas whose outline was joined from those below. */
      dissolved: string[]
      /** Areas that could not be joined, and which of those below lack an outline. */
      incomplete: { code: string; lacks: string[] }[]
      /** Features without any code of this city. */
      ignored: number
    }
  | { ok: false; problems: BoundaryProblem[] }

/** More would help nobody: a file with so many faults has one cause. */
const mostProblems = 200

export const uploadBoundaries = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator', 'operator'] } })
  .input(z.strictObject({ geojson: z.unknown() }))
  .mutation(async ({ ctx, input }): Promise<UploadedBoundaries> => {
    const { city } = ctx.services.installation
    const areas = await listAreas(ctx.database)
    const reading = readGeojson(input.geojson, areas, city)
    if (!reading.ok) return { ok: false, problems: reading.problems.slice(0, mostProblems) }
    const plan = dissolveAreas(new Set(reading.outlines.keys()), areas)
    const boundaries = simplifyBoundaries(reading.outlines, plan.parts)
    if (boundaries === undefined) return { ok: false, problems: [{ message: boundaryWords.notDrawable(plan.parts.size) }] }
    const at = new Date(ctx.services.now())
    await replaceBoundaries(ctx.database, boundaries, at)
    const drawn = areas.filter(({ code }) => Object.hasOwn(boundaries, code))
    const count = (level: string): number => drawn.filter((area) => area.level === level).length
    const details = { areas: drawn.length }
    await audit(ctx.database, { at, actor: actorOf(ctx.caller), action: 'areas.boundaries', subject: city.code, details })
    return {
      ok: true,
      areas: { kota: count('kota'), kecamatan: count('kecamatan'), kelurahan: count('kelurahan') },
      bytes: size(boundaries),
      missing: areas.filter(({ level, code }) => level === city.mapLevel && !Object.hasOwn(boundaries, code)).map(({ code }) => code),
      dissolved: plan.dissolved,
      incomplete: plan.incomplete,
      ignored: reading.ignored,
    }
  })
