import * as z from 'zod'
import { pluginIdSchema, procedureNameSchema } from '@wadah/contracts/ids'
import { listDeposits } from '@wadah/db/deposits'
import { procedure } from '../procedure.ts'
import { requireOwnIntake } from './own-intake.ts'

/** One accepted upload. */
export interface DepositEntry {
  revision: number
  uploadedAt: string
  uploadedBy: string
  fileName: string
  rows: number
  /** The one that feeds read. */
  current: boolean
  undone: boolean
}

export const deposits = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['officer', 'head', 'publisher'] } })
  .input(z.strictObject({ plugin: pluginIdSchema, procedure: procedureNameSchema }))
  .query(async ({ ctx, input }): Promise<DepositEntry[]> => {
    await requireOwnIntake(ctx, input.plugin, input.procedure)
    const rows = await listDeposits(ctx.database, input.plugin, input.procedure)
    const current = rows.find(({ undoneAt }) => undoneAt === null)?.revision
    return rows.map(({ revision, uploadedAt, uploadedBy, fileName, rows: count, undoneAt }) => ({
      revision,
      uploadedAt: uploadedAt.toISOString(),
      uploadedBy,
      fileName,
      rows: count,
      current: revision === current,
      undone: undoneAt !== null,
    }))
  })
