import type { Boundaries } from '@wadah/contracts/area'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

export const boundaries = procedure.meta({ authority: { kind: 'public' } }).query(async (): Promise<Boundaries | undefined> => pending())
