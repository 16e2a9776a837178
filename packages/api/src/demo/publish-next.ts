import { procedure } from '../procedure.ts'
import { demoRoles, requireDemo } from './require-demo.ts'

export const publishNext = procedure
  .meta({ authority: { kind: 'demo', roles: demoRoles } })
  .mutation(async ({ ctx }): Promise<{ published: { plugin: string; version: string } | undefined }> => ({
    published: await requireDemo(ctx.services).publishNext(),
  }))
