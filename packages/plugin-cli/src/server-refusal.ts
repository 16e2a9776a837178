import { CodedError, errorCodes } from '@wadah/errors'
import type { ServerAnswer } from './send-as.ts'

/** The error a server answered with, as it would be thrown there. */
export function serverRefusal({ status, body }: ServerAnswer): CodedError {
  const { code, message, details } = (body ?? {}) as { code?: string; message?: string; details?: Record<string, unknown> }
  const known = errorCodes.find((candidate) => candidate === code) ?? 'internal'
  return new CodedError(known, `The server refused it: ${message ?? `it answered with status ${status} and no reason.`}`, {
    details: details ?? {},
  })
}
