import * as z from 'zod'
import { placementIdSchema } from '@wadah/contracts/board'
import { versionSchema } from '@wadah/contracts/ids'
import { procedure } from '../procedure.ts'
import { requirePlacedWidget } from './placed-widget.ts'

export const report = procedure
  .meta({ authority: { kind: 'viewer' } })
  .input(
    z.strictObject({
      board: z.string().max(64),
      placement: placementIdSchema,
      /** `complaint`: the host refused the widget something, and it goes on. */
      kind: z.enum(['crash', 'complaint']).default('crash'),
      /** The release that was on the screen; what another one did is not held against the one that runs now. */
      version: versionSchema.optional(),
      message: z.string().max(2_000),
      stack: z.string().max(8_000).optional(),
    }),
  )
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    ctx.services.limit('report', ctx.caller)
    const { widgetId, manifest, release } = await requirePlacedWidget(ctx, input.board, input.placement)
    const version = input.version ?? manifest.version
    ctx.services.log({
      level: 'warn',
      message: `Widget ${widgetId} ${version} ${input.kind === 'crash' ? 'stopped' : 'was refused something'}: ${input.message}`,
      details: { widget: widgetId, version, board: input.board, stack: input.stack },
    })
    if (input.kind === 'crash' && version === manifest.version) {
      const { board, message } = input
      await ctx.services.enabling.crashed({ plugin: manifest.id, release, widget: widgetId, board, message, caller: ctx.caller })
    }
    return { ok: true }
  })
