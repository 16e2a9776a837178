import * as z from 'zod'
import { placementIdSchema } from '@wadah/contracts/board'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import { strictestOf } from '@wadah/contracts/secrecy'
import { procedure } from '../procedure.ts'
import { redact } from '../secrecy/redact.ts'
import { requirePlacedWidget } from './placed-widget.ts'

export const report = procedure
  .meta({ authority: { kind: 'session' } })
  .input(
    z.strictObject({
      board: z.string().max(64),
      placement: placementIdSchema,
      message: z.string().max(2_000),
      stack: z.string().max(8_000).optional(),
    }),
  )
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const { widgetId, manifest, contract, widget } = await requirePlacedWidget(ctx, input.board, input.placement)
    // What is not public may stand in the words of a crash; the log is read by others than the data.
    const isPublic = [...widget.feeds, ...widget.queries].every((name) => isPublicOutput(contract, name))
    const said = (words: string): string => (isPublic ? words : redact(words))
    ctx.services.log({
      level: 'warn',
      message: `Widget ${widgetId} ${manifest.version} stopped: ${said(input.message)}`,
      details: { widget: widgetId, version: manifest.version, board: input.board, stack: input.stack && said(input.stack) },
    })
    return { ok: true }
  })

function isPublicOutput({ procedures }: RecordedContract, name: string): boolean {
  const meta = Object.hasOwn(procedures, name) ? procedures[name]?.meta : undefined
  return meta !== undefined && meta.kind !== 'intake' && strictestOf(meta) === 'public'
}
