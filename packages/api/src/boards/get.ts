import * as z from 'zod'
import type { Board } from '@wadah/contracts/board'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

export const get = procedure.meta({ authority: { kind: 'session' } }).input(z.strictObject({ id: z.string().max(64) })).query(async (): Promise<Board> => pending())
