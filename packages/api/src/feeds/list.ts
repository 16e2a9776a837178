import type { FeedFacts } from '@wadah/contracts/feed-state'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

export const list = procedure.meta({ authority: { kind: 'public' } }).query(async (): Promise<FeedFacts[]> => pending())
