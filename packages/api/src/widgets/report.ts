import * as z from 'zod'
import { placementIdSchema } from '@wadah/contracts/board'
import { procedure } from '../procedure.ts'
import { requirePlacedWidget } from './placed-widget.ts'

export const report = procedure
  .meta({ authority: { kind: 'viewer' } })
  .input(
    z.strictObject({
      board: z.string().max(64),
      placement: placementIdSchema,
      message: z.string().max(2_000),
      stack: z.string().max(8_000).optional(),
    }),
  )
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const { widgetId, manifest } = await requirePlacedWidget(ctx, input.board, input.placement)
    ctx.services.log({
      level: 'warn',
      message: `Widget ${widgetId} ${manifest.version} of ${manifest.opd}: ${input.message}`,
      details: { widget: widgetId, version: manifest.version, board: input.board, stack: input.stack },
    })
    return { ok: true }
  })
