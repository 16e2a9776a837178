import * as z from 'zod'
import { pluginIdSchema, procedureNameSchema } from '@wadah/contracts/ids'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

/** One accepted upload. */
export interface DepositEntry {
  revision: number
  uploadedAt: string
  uploadedBy: string
  fileName: string
  rows: number
  /** The one that feeds read. */
  current: boolean
}

export const deposits = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['officer', 'head', 'publisher'] } })
  .input(z.strictObject({ plugin: pluginIdSchema, procedure: procedureNameSchema }))
  .query(async (): Promise<DepositEntry[]> => pending())
