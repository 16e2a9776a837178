/** Every reason Wadah gives for refusing or failing, as a closed list. */
export const errorCodes = [
  // what the caller sent
  'invalid_input',
  'invalid_manifest',
  'invalid_contract',
  'invalid_release',
  'invalid_seal',
  'unknown_key',
  'version_exists',
  'contract_break',
  'sdk_out_of_range',
  'too_large',
  'intake_rejected',
  'version_conflict',
  // who the caller is
  'unauthenticated',
  'forbidden',
  'rate_limited',
  'not_found',
  'step_up_required',
  'second_factor_required',
  'weak_password',
  'key_expired',
  'key_revoked',
  'purpose_required',
  // what curation decided
  'not_approved',
  'own_submission',
  'second_person_needed',
  'plugins_off',
  'content_purged',
  // what an adapter did
  'adapter_threw',
  'adapter_time',
  'adapter_cpu',
  'adapter_memory',
  'adapter_calls',
  'adapter_output',
  'adapter_crashed',
  'capability_refused',
  'output_mismatch',
  'input_mismatch',
  // what a source did
  'source_unreachable',
  'source_timeout',
  'source_status',
  'source_not_json',
  'source_too_large',
  'source_shape',
  'host_refused',
  // what the installation did
  'storage_unavailable',
  'storage_locked',
  'storage_misuse',
  'backup_failed',
  'restore_refused',
  'secret_missing',
  'config_invalid',
  'internal',
  // what the browser did
  'integrity_mismatch',
  'widget_timeout',
  'widget_threw',
  'offline',
] as const

/** One of the reasons in {@link errorCodes}. */
export type ErrorCode = (typeof errorCodes)[number]

/** What may accompany an error: safe to show, never a secret and never a data value. */
export type ErrorDetails = Readonly<Record<string, unknown>>

/** Options of {@link CodedError}. */
export interface CodedErrorOptions {
  /** The throwable that led here; kept for logs, never sent to a client. */
  cause?: unknown
  /** Facts that help to mend it, safe to show. */
  details?: ErrorDetails
}

/**
 * The only error class of Wadah.
 *
 * @remarks Recognise it by `code` with {@link isCodedError}, never by `instanceof`: a plugin bundle may carry its own copy.
 * `message` is English and written for the person who mends it; interfaces translate by `code` and `details`.
 */
export class CodedError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, message: string, options: CodedErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'CodedError'
    this.code = code
    this.details = options.details ?? {}
  }
}

/** Tells whether a throwable is a coded error, also when another copy of the class made it. */
export function isCodedError(value: unknown): value is CodedError {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as { name?: unknown }).name === 'CodedError' &&
    errorCodes.includes((value as { code?: unknown }).code as ErrorCode)
  )
}

/** Wraps any throwable once, at an edge; a coded error passes unchanged. */
export function toCodedError(value: unknown, code: ErrorCode = 'internal'): CodedError {
  if (isCodedError(value)) return value
  return new CodedError(code, value instanceof Error ? value.message : String(value), { cause: value })
}
