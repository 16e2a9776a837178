import { procedure } from '../procedure.ts'

export const health = procedure
  .meta({ authority: { kind: 'roles', roles: ['operator', 'curator', 'auditor'] } })
  .query(({ ctx }) => ctx.services.operations.health())
