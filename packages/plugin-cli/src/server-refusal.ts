import { CodedError, errorCodes } from '@wadah/errors'
import type { SignedAnswer } from './send-signed.ts'

/** The error a server answered with, as it would be thrown there. */
export function serverRefusal({ status, body }: SignedAnswer): CodedError {
  const { code, message, details } = (body ?? {}) as { code?: string; message?: string; details?: Record<string, unknown> }
  const known = errorCodes.find((candidate) => candidate === code) ?? 'internal'
  return new CodedError(known, `The server refused it: ${message ?? `it answered with status ${status} and no reason.`}`, {
    details: details ?? {},
  })
}
