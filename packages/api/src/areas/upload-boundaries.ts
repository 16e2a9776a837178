import * as z from 'zod'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

/** What became of an uploaded GeoJSON. */
export interface UploadedBoundaries {
  areas: number
  /** Size of the simplified boundaries in bytes. */
  bytes: number
  /** Areas of the city without an outline. */
  missing: string[]
}

export const uploadBoundaries = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator', 'operator'] } })
  .input(z.strictObject({ geojson: z.unknown() }))
  .mutation(async (): Promise<UploadedBoundaries> => pending())
