import * as z from 'zod'
import { feedIdSchema } from '@wadah/contracts/ids'
import type { FeedState } from '@wadah/contracts/feed-state'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

export const states = procedure
  .meta({ authority: { kind: 'public' } })
  .input(z.strictObject({ ids: z.array(feedIdSchema).max(200) }))
  .query(async (): Promise<FeedState[]> => pending())
