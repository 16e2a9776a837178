import * as z from 'zod'
import { placementIdSchema } from '@wadah/contracts/board'
import { versionSchema } from '@wadah/contracts/ids'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import { strictestOf } from '@wadah/contracts/secrecy'
import { procedure } from '../procedure.ts'
import { redact } from '../secrecy/redact.ts'
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
    const { widgetId, manifest, contract, widget, release } = await requirePlacedWidget(ctx, input.board, input.placement)
    const version = input.version ?? manifest.version
    // What is not public may stand in the words of a crash; the log is read by others than the data.
    const isPublic = [...widget.feeds, ...widget.queries].every((name) => isPublicOutput(contract, name))
    const said = (words: string): string => (isPublic ? words : redact(words))
    ctx.services.log({
      level: 'warn',
      message: `Widget ${widgetId} ${version} of ${manifest.opd}: ${said(input.message)}`,
      details: { widget: widgetId, version, kind: input.kind, board: input.board, stack: input.stack && said(input.stack) },
    })
    if (input.kind === 'crash' && version === manifest.version) {
      const { board, message } = input
      await ctx.services.enabling.crashed({ plugin: manifest.id, release, widget: widgetId, board, message, caller: ctx.caller })
    }
    return { ok: true }
  })

function isPublicOutput({ procedures }: RecordedContract, name: string): boolean {
  const meta = Object.hasOwn(procedures, name) ? procedures[name]?.meta : undefined
  return meta !== undefined && meta.kind !== 'intake' && strictestOf(meta) === 'public'
}
