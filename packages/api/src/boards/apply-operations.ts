import * as z from 'zod'
import { applyOperation } from '@wadah/board-model/apply-operation'
import { boardOperationSchema, type Board, type BoardDocument, type BoardOperation } from '@wadah/contracts/board'
import { splitId } from '@wadah/contracts/ids'
import { saveBoardSteps, type BoardStepInput } from '@wadah/db/boards'
import { CodedError } from '@wadah/errors'
import { nameOf } from '../actor.ts'
import { checkForm } from '../check-form.ts'
import type { ApiContext } from '../context.ts'
import { findEnabledPlugin, findWidget } from '../enabled-plugins.ts'
import { procedure } from '../procedure.ts'
import { mayEditBoard, requireBoard, toBoard } from './board-access.ts'

/** What became of operations: accepted, or the board as it stands for the caller to merge with. */
export type ApplyResult = { ok: true; revision: number } | { ok: false; reason: 'version_conflict'; board: Board }

/** Largest board, and largest step, as JSON. Sixty widgets with settings of a person's making stay far below; every step is kept for ever. */
const largest = 256 * 1024

function refuseTooLarge(value: unknown): void {
  if (JSON.stringify(value).length > largest)
    throw new CodedError('too_large', `A board and each of its steps hold at most ${largest} bytes.`)
}

interface CheckedStep {
  board: string
  document: BoardDocument
  operation: BoardOperation
}

/** Settings of a widget that runs must fit its form; of one that does not, they wait as they are. */
async function checkSettings(ctx: ApiContext, { board, document, operation }: CheckedStep): Promise<void> {
  if (operation.type !== 'add' && operation.type !== 'configure') return
  const widgetId = operation.type === 'add' ? operation.placement.widget : document.placements.find(({ id }) => id === operation.id)?.widget
  if (widgetId === undefined) return
  const plugin = await findEnabledPlugin(ctx, splitId(widgetId).pluginId, board)
  const widget = plugin && findWidget(plugin.manifest, widgetId)
  if (widget === undefined) {
    if (operation.type === 'add') throw new CodedError('not_found', `There is no widget ${widgetId} to place.`)
    return
  }
  checkForm(widget.settings, operation.type === 'add' ? operation.placement.settings : operation.settings)
}

export const applyOperations = procedure
  .meta({ authority: { kind: 'session' } })
  .input(z.strictObject({ id: z.string().max(64), revision: z.int().min(0), operations: z.array(boardOperationSchema).min(1).max(50) }))
  .mutation(async ({ ctx, input }): Promise<ApplyResult> => {
    const row = await requireBoard(ctx, input.id)
    if (!mayEditBoard(ctx.caller, row)) throw new CodedError('forbidden', 'You may look at this board, not change it.')
    if (row.revision !== input.revision) return { ok: false, reason: 'version_conflict', board: toBoard(row, ctx.caller) }
    const steps: BoardStepInput[] = []
    let { document } = row
    for (const operation of input.operations) {
      await checkSettings(ctx, { board: row.id, document, operation })
      refuseTooLarge(operation)
      document = applyOperation(document, operation)
      refuseTooLarge(document)
      steps.push({ operation, document })
    }
    const saved = await saveBoardSteps(ctx.database, {
      id: row.id,
      revision: row.revision,
      steps,
      actor: nameOf(ctx.caller),
      at: new Date(ctx.services.now()),
    })
    if (saved.ok) return saved
    return { ok: false, reason: 'version_conflict', board: toBoard(saved.board ?? row, ctx.caller) }
  })
