import { roles } from '@wadah/contracts/roles'
import { procedure } from '../procedure.ts'
import { requireDemo } from './require-demo.ts'

export const sources = procedure.meta({ authority: { kind: 'demo', roles } }).query(({ ctx }) => requireDemo(ctx.services).sources())
