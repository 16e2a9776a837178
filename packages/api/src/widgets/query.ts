import * as z from 'zod'
import { placementIdSchema } from '@wadah/contracts/board'
import { feedId, procedureNameSchema } from '@wadah/contracts/ids'
import { projectData } from '@wadah/contracts/secrecy'
import { CodedError } from '@wadah/errors'
import { keepFailedQuery } from '../complaints/failed-query.ts'
import { procedure } from '../procedure.ts'
import { purposeRequired, shownToCaller } from '../secrecy/shown-to-caller.ts'
import { requirePlacedWidget } from './placed-widget.ts'

export const query = procedure
  .meta({ authority: { kind: 'viewer' } })
  .input(z.strictObject({ board: z.string().max(64), placement: placementIdSchema, procedure: procedureNameSchema, input: z.unknown() }))
  .query(async ({ ctx, input }): Promise<unknown> => {
    const placed = await requirePlacedWidget(ctx, input.board, input.placement)
    const { opd, manifest, release, contract, widget } = placed
    const recorded = Object.hasOwn(contract.procedures, input.procedure) ? contract.procedures[input.procedure] : undefined
    const isOffered = recorded?.meta.kind === 'query' && widget.queries.includes(input.procedure)
    if (!isOffered || recorded.meta.kind !== 'query') throw new CodedError('not_found', 'There is no such query.')
    const { classification, fields } = recorded.meta
    const id = feedId(manifest.id, input.procedure)
    const shown = await shownToCaller(ctx, { id, opd, classified: { classification, fields } })
    if (shown.kind === 'nothing') throw new CodedError('not_found', 'There is no such query.')
    if (shown.kind === 'sealed') throw purposeRequired(id)
    // One answer is kept for everybody; each is shown of it what the clearance allows.
    const asked = { release, procedure: input.procedure, input: input.input, projection: classification }
    const answer = await ctx.services.jobs
      .runQuery({ ...asked, caller: ctx.caller.userId ?? ctx.caller.screenId ?? '' })
      .catch(async (error: unknown) => {
        await keepFailedQuery(ctx, placed, { board: input.board, procedure: input.procedure, error })
        throw error
      })
    if (shown.projection === 'restricted')
      await ctx.services.secrecy?.noteRead({ caller: ctx.caller, session: ctx.session, subject: id, surface: 'query' })
    return projectData(answer, { classification, fields }, shown.projection)
  })
