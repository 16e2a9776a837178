import { CodedError, type ErrorCode } from '@wadah/errors'

/** An error that names the file or field and the mend. */
export function refuse(code: ErrorCode, where: string, what: string, cause?: unknown): CodedError {
  return new CodedError(code, `${where}: ${what}`, { details: { where }, ...(cause === undefined ? {} : { cause }) })
}
