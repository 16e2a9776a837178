import { roles } from '@wadah/contracts/roles'
import { procedure } from '../procedure.ts'
import { requireDemo } from './require-demo.ts'

export const publishNext = procedure
  .meta({ authority: { kind: 'demo', roles } })
  .mutation(async ({ ctx }): Promise<{ published: { plugin: string; version: string } | undefined }> => ({
    published: await requireDemo(ctx.services).publishNext(),
  }))
