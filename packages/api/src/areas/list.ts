import { listAreas } from '@wadah/db/areas'
import { procedure } from '../procedure.ts'

export const list = procedure.meta({ authority: { kind: 'public' } }).query(({ ctx }) => listAreas(ctx.database))
