import * as z from 'zod'
import { procedure } from '../procedure.ts'
import { demoRoles, requireDemo } from './require-demo.ts'

export const control = procedure
  .meta({ authority: { kind: 'demo', roles: demoRoles } })
  .input(z.strictObject({ source: z.string().max(60), mode: z.enum(['normal', 'slow', 'html', 'freeze', 'gone']) }))
  .mutation(async ({ ctx, input }) => {
    await requireDemo(ctx.services).control(input.source, input.mode)
    return { ok: true as const }
  })
