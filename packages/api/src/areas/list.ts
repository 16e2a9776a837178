import type { Area } from '@wadah/contracts/area'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

export const list = procedure.meta({ authority: { kind: 'public' } }).query(async (): Promise<Area[]> => pending())
