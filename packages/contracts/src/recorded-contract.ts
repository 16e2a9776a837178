import * as z from 'zod'
import { dialectSchema } from './dialect.ts'
import { procedureMetaSchema } from './feed-meta.ts'
import { procedureNameSchema, versionSchema } from './ids.ts'

/** One procedure as recorded at pack time. A feed has no input; an intake's input is `{ rows: [...] }` and its output `IntakeResult`. */
export const recordedProcedureSchema = z.strictObject({
  meta: procedureMetaSchema,
  input: dialectSchema.optional(),
  output: dialectSchema,
})
export type RecordedProcedure = z.infer<typeof recordedProcedureSchema>

/** `contract.json`: what the server validates against, on the host, in input and output. */
export const recordedContractSchema = z.strictObject({
  format: z.literal(1),
  /** SDK version that recorded it. */
  sdk: versionSchema,
  procedures: z.record(procedureNameSchema, recordedProcedureSchema),
})
export type RecordedContract = z.infer<typeof recordedContractSchema>

/** What an intake answers: the normalised deposit, or every bad cell with how to mend it. `row` counts from 1 below the header. */
export type IntakeResult<TDeposit> = { ok: true; deposit: TDeposit } | { ok: false; errors: IntakeError[] }

/** One bad cell (or row, without column) of an upload. */
export interface IntakeError {
  row: number
  column?: string
  message: { id: string; en: string }
}
