import * as z from 'zod'
import { sha256Schema } from '@wadah/contracts/ids'
import { procedure } from '../procedure.ts'
import { ownOffice, requireReviewable, reviewers } from './review-access.ts'

export const preview = procedure
  .meta({ authority: { kind: 'roles', roles: [...reviewers, ...ownOffice] } })
  .input(z.strictObject({ hash: sha256Schema }))
  .query(async ({ ctx, input: { hash } }) => {
    await requireReviewable(ctx, hash)
    return ctx.services.curation.preview(hash)
  })
