import { procedure } from '../procedure.ts'
import { demoRoles, requireDemo } from './require-demo.ts'

export const sources = procedure
  .meta({ authority: { kind: 'demo', roles: demoRoles } })
  .query(({ ctx }) => requireDemo(ctx.services).sources())
