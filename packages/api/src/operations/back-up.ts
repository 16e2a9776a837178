import { audit } from '@wadah/db/audit'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'

export const backUp = procedure
  .meta({ authority: { kind: 'roles', roles: ['operator'] } })
  .mutation(async ({ ctx }): Promise<{ bytes: number }> => {
    const { bytes } = await ctx.services.operations.backUp()
    await audit(ctx.database, {
      at: new Date(ctx.services.now()),
      actor: actorOf(ctx.caller),
      action: 'backup.write',
      subject: 'backup',
      details: { bytes },
    })
    return { bytes }
  })
