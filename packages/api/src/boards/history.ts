import * as z from 'zod'
import type { BoardDocument, BoardOperation } from '@wadah/contracts/board'
import { listBoardSteps } from '@wadah/db/boards'
import { procedure } from '../procedure.ts'
import { requireBoard } from './board-access.ts'

/** One step in a board's history, newest first. */
export interface BoardStep {
  revision: number
  at: string
  by: string
  operation: BoardOperation['type']
  /** The one widget it was about; absent when it was about several or all. */
  widget?: string
}

/** The widget an operation was about, by the board it led to and the one before. */
function widgetOf(operation: BoardOperation, after: BoardDocument, before: BoardDocument | undefined): string | undefined {
  if (operation.type === 'add') return operation.placement.widget
  if (operation.type === 'restore') return undefined
  const ids = operation.type === 'arrange' ? Object.keys(operation.places) : [operation.id]
  if (ids.length !== 1) return undefined
  return [...after.placements, ...(before?.placements ?? [])].find(({ id }) => id === ids[0])?.widget
}

export const history = procedure
  .meta({ authority: { kind: 'session' } })
  .input(z.strictObject({ id: z.string().max(64) }))
  .query(async ({ ctx, input }): Promise<BoardStep[]> => {
    await requireBoard(ctx, input.id)
    const steps = await listBoardSteps(ctx.database, input.id, 200)
    return steps.map(({ revision, at, actor, operation, document }, index) => {
      const widget = widgetOf(operation, document, steps[index + 1]?.document)
      return { revision, at: at.toISOString(), by: actor, operation: operation.type, ...(widget === undefined ? {} : { widget }) }
    })
  })
