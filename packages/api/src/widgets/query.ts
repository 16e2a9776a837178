import * as z from 'zod'
import { placementIdSchema } from '@wadah/contracts/board'
import { procedureNameSchema } from '@wadah/contracts/ids'
import { CodedError } from '@wadah/errors'
import { mayCallerRead } from '../clearance.ts'
import { procedure } from '../procedure.ts'
import { requirePlacedWidget } from './placed-widget.ts'

export const query = procedure
  .meta({ authority: { kind: 'viewer' } })
  .input(z.strictObject({ board: z.string().max(64), placement: placementIdSchema, procedure: procedureNameSchema, input: z.unknown() }))
  .query(async ({ ctx, input }): Promise<unknown> => {
    const { opd, release, contract, widget } = await requirePlacedWidget(ctx, input.board, input.placement)
    const recorded = Object.hasOwn(contract.procedures, input.procedure) ? contract.procedures[input.procedure] : undefined
    const isOffered = recorded?.meta.kind === 'query' && widget.queries.includes(input.procedure)
    if (!isOffered || !mayCallerRead(ctx.caller, { opd, classification: recorded.meta.classification })) {
      throw new CodedError('not_found', 'There is no such query.')
    }
    return ctx.services.jobs.runQuery({
      release,
      procedure: input.procedure,
      input: input.input,
      projection: recorded.meta.classification,
      caller: ctx.caller.userId ?? '',
    })
  })
