import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ErrorCode } from '@wadah/errors'

const statuses: Partial<Record<ErrorCode, ContentfulStatusCode>> = {
  unauthenticated: 401,
  key_expired: 401,
  key_revoked: 401,
  forbidden: 403,
  step_up_required: 403,
  second_factor_required: 403,
  own_submission: 403,
  weak_password: 400,
  not_approved: 409,
  purpose_required: 403,
  content_purged: 410,
  second_person_needed: 409,
  unknown_key: 403,
  not_found: 404,
  version_exists: 409,
  version_conflict: 409,
  contract_break: 409,
  too_large: 413,
  invalid_manifest: 422,
  invalid_contract: 422,
  invalid_release: 422,
  invalid_seal: 422,
  sdk_out_of_range: 422,
  intake_rejected: 422,
  input_mismatch: 422,
  output_mismatch: 422,
  invalid_input: 400,
  rate_limited: 429,
  storage_unavailable: 503,
  internal: 500,
}

/** The HTTP status that fits an error; what an adapter or a source did is a bad gateway. */
export function httpStatus(code: ErrorCode): ContentfulStatusCode {
  return statuses[code] ?? 502
}
