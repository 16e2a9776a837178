import * as z from 'zod'
import { placementIdSchema } from '@wadah/contracts/board'
import type { ComplaintKind } from '@wadah/contracts/complaint'
import { versionSchema } from '@wadah/contracts/ids'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import { strictestOf } from '@wadah/contracts/secrecy'
import { findReleaseVersion } from '@wadah/db/releases'
import { positionOf } from '../complaints/clean-words.ts'
import { keepComplaint } from '../complaints/keep-complaint.ts'
import type { ApiContext } from '../context.ts'
import { procedure } from '../procedure.ts'
import { redact } from '../secrecy/redact.ts'
import { requirePlacedWidget, type PlacedWidget } from './placed-widget.ts'

const reportSchema = z.strictObject({
  board: z.string().max(64),
  placement: placementIdSchema,
  /** `complaint`: the host refused the widget something, and it goes on; each line is one. */
  kind: z.enum(['crash', 'complaint']).default('crash'),
  /** It did not start or paint in time, rather than throw. */
  slow: z.boolean().default(false),
  /** The release that was on the screen; what another one did is not held against the one that runs now. */
  version: versionSchema.optional(),
  message: z.string().max(2_000),
  stack: z.string().max(8_000).optional(),
})
type Report = z.infer<typeof reportSchema>

/** Different complaints of one report that are kept. */
const mostAtOnce = 20

export const report = procedure
  .meta({ authority: { kind: 'viewer' } })
  .input(reportSchema)
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    ctx.services.limit('report', ctx.caller)
    const placed = await requirePlacedWidget(ctx, input.board, input.placement)
    const { widgetId, manifest, contract, widget, release } = placed
    const version = input.version ?? manifest.version
    // What is not public may stand in the words of a crash; the log is read by others than the data.
    const isPublic = [...widget.feeds, ...widget.queries].every((name) => isPublicOutput(contract, name))
    const said = (words: string): string => (isPublic ? words : redact(words))
    ctx.services.log({
      level: 'warn',
      message: `Widget ${widgetId} ${version} of ${manifest.opd}: ${said(input.message)}`,
      details: { widget: widgetId, version, kind: input.kind, board: input.board, stack: input.stack && said(input.stack) },
    })
    await keepReport(ctx, placed, input)
    if (input.kind === 'crash' && version === manifest.version) {
      const { board, message } = input
      await ctx.services.enabling.crashed({ plugin: manifest.id, release, widget: widgetId, board, message, caller: ctx.caller })
    }
    return { ok: true }
  })

async function keepReport(ctx: ApiContext, placed: PlacedWidget, { board, version, message, stack, kind, slow }: Report): Promise<void> {
  const { manifest, widgetId } = placed
  const shown =
    version === undefined || version === manifest.version ? undefined : await findReleaseVersion(ctx.database, manifest.id, version)
  const common = { plugin: manifest.id, release: shown?.hash ?? placed.release, widget: widgetId, board }
  if (kind === 'crash')
    return keepComplaint(ctx, { ...common, kind: slow ? 'slow' : 'crash', message, position: slow ? '' : positionOf(stack) })
  const lines = message.split('\n').filter((line) => line.trim() !== '')
  for (const line of lines.slice(0, mostAtOnce))
    await keepComplaint(ctx, { ...common, kind: kindOfComplaint(line), message: line, position: '' })
}

/** What the host words is an attempt to leave the frame; the rest are errors the widget told of itself. */
function kindOfComplaint(line: string): ComplaintKind {
  return line.startsWith('Refused: ') || line.startsWith('The widget said something that is not in the port protocol')
    ? 'isolation'
    : 'error'
}

function isPublicOutput({ procedures }: RecordedContract, name: string): boolean {
  const meta = Object.hasOwn(procedures, name) ? procedures[name]?.meta : undefined
  return meta !== undefined && meta.kind !== 'intake' && strictestOf(meta) === 'public'
}
