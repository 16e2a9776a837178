import * as z from 'zod'
import { feedIdSchema } from '@wadah/contracts/ids'
import { procedure } from '../procedure.ts'
import type { RunNowResult } from '../services.ts'
import { requireReadableFeed } from './readable-feeds.ts'

// Anybody who looks at a late number may have it asked for again; runs of one feed never overlap.
export const runNow = procedure
  .meta({ authority: { kind: 'session' } })
  .input(z.strictObject({ id: feedIdSchema }))
  .mutation(async ({ ctx, input }): Promise<RunNowResult> => {
    await requireReadableFeed(ctx, input.id)
    // Each run asks the source, whatever its circuit says.
    ctx.services.limit('runNow', ctx.caller)
    return ctx.services.jobs.runNow(input.id)
  })
