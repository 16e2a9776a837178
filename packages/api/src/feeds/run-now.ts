import * as z from 'zod'
import { feedIdSchema } from '@wadah/contracts/ids'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'
import type { RunNowResult } from '../services.ts'

export const runNow = procedure.meta({ authority: { kind: 'session' } }).input(z.strictObject({ id: feedIdSchema })).mutation(async (): Promise<RunNowResult> => pending())
