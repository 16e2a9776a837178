import { TRPCError, type TRPC_ERROR_CODE_KEY } from '@trpc/server'
import { isCodedError, type CodedError, type ErrorCode } from '@wadah/errors'

const trpcCodes: Partial<Record<ErrorCode, TRPC_ERROR_CODE_KEY>> = {
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  step_up_required: 'FORBIDDEN',
  second_factor_required: 'FORBIDDEN',
  own_submission: 'FORBIDDEN',
  weak_password: 'BAD_REQUEST',
  not_approved: 'CONFLICT',
  purpose_required: 'FORBIDDEN',
  content_purged: 'CONFLICT',
  second_person_needed: 'CONFLICT',
  not_found: 'NOT_FOUND',
  rate_limited: 'TOO_MANY_REQUESTS',
  too_large: 'PAYLOAD_TOO_LARGE',
  version_conflict: 'CONFLICT',
  version_exists: 'CONFLICT',
  contract_break: 'CONFLICT',
  invalid_input: 'BAD_REQUEST',
  input_mismatch: 'BAD_REQUEST',
  secret_missing: 'PRECONDITION_FAILED',
  internal: 'INTERNAL_SERVER_ERROR',
}

/** What a client gets beside the message: enough to translate and to mend, never a stack. */
export interface WadahErrorData {
  code: ErrorCode
  details: Readonly<Record<string, unknown>>
}

/** Turns a coded error into a tRPC error; an adapter's or a source's failure counts as a bad gateway. */
export function toTrpcError(error: CodedError): TRPCError {
  return new TRPCError({ code: trpcCodes[error.code] ?? 'BAD_GATEWAY', message: error.message, cause: error })
}

interface Issue {
  path?: readonly PropertyKey[]
  message?: string
}

/** Reads what a client may know from the error of a procedure. */
export function wadahErrorData(error: TRPCError): WadahErrorData {
  if (isCodedError(error.cause)) return { code: error.cause.code, details: error.cause.details }
  if (error.code === 'NOT_FOUND') return { code: 'not_found', details: {} }
  if (error.code !== 'BAD_REQUEST') return { code: 'internal', details: {} }
  const issues = (error.cause as { issues?: readonly Issue[] } | undefined)?.issues ?? []
  return {
    code: 'invalid_input',
    details: { issues: issues.map((issue) => ({ path: (issue.path ?? []).join('.'), message: issue.message })) },
  }
}
