import * as z from 'zod'

const message = z.object({ id: z.string().max(300), en: z.string().max(300) })
const error = z.object({ row: z.int().min(0), column: z.string().max(80).optional(), message })

/** The output schema of an intake: the normalised deposit, or every bad cell with how to mend it. */
export function intakeResult<TDeposit extends z.ZodType>(deposit: TDeposit) {
  return z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), deposit }),
    z.object({ ok: z.literal(false), errors: z.array(error).min(1).max(1_000) }),
  ])
}
