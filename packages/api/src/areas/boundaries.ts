import { readBoundaries } from '@wadah/db/areas'
import { procedure } from '../procedure.ts'

export const boundaries = procedure.meta({ authority: { kind: 'public' } }).query(({ ctx }) => readBoundaries(ctx.database))
