import * as z from 'zod'
import { procedureNameSchema, sha256Schema } from '@wadah/contracts/ids'
import { procedure } from '../procedure.ts'
import { ownOffice, requireReviewable, reviewers } from './review-access.ts'

export const queryPreview = procedure
  .meta({ authority: { kind: 'roles', roles: [...reviewers, ...ownOffice] } })
  .input(z.strictObject({ hash: sha256Schema, procedure: procedureNameSchema, input: z.unknown() }))
  .query(async ({ ctx, input }): Promise<unknown> => {
    await requireReviewable(ctx, input.hash)
    return ctx.services.curation.queryPreview({ ...input, input: input.input })
  })
