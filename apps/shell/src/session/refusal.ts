import { errorCode } from '../trpc.ts'

/** A refusal as the interface words it. */
export interface Refusal {
  code: string
  /** The reason the server names within the code. */
  reason: string | undefined
  field: string | undefined
  /** Seconds to wait. */
  retryAfter: number
}

/** Reads what was thrown by a procedure or a path of signing in. */
export function readRefusal(thrown: unknown): Refusal {
  const details = (thrown as { data?: { wadah?: { details?: Record<string, unknown> } } } | undefined)?.data?.wadah?.details ?? {}
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
  return {
    code: errorCode(thrown),
    reason: text(details['reason']),
    field: text(details['field']),
    retryAfter: typeof details['retryAfter'] === 'number' ? details['retryAfter'] : 0,
  }
}
