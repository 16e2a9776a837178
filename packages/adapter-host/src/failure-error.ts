import { CodedError, errorCodes, type ErrorCode, type ErrorDetails } from '@wadah/errors'
import type { AdapterRelease } from './adapter-host.ts'
import type { GuestFailure } from './engine.ts'
import { mapStack } from './map-stack.ts'

/** Codes a guest may claim for what it throws: what it saw of a source, and what the host told it. */
const claimable: ReadonlySet<string> = new Set(
  errorCodes.filter(
    (code) =>
      code.startsWith('source_') ||
      [
        'config_invalid',
        'host_refused',
        'capability_refused',
        'invalid_input',
        'input_mismatch',
        'too_large',
        'not_found',
        'forbidden',
        'secret_missing',
      ].includes(code),
  ),
)

/** Turns the failure of a guest into the coded error the host throws, with the author's own lines. */
export function failureError(failure: GuestFailure, release: AdapterRelease): CodedError {
  const frames = mapStack(failure.stack, release)
  const [first] = frames
  const claimed = failure.claims?.code
  const code = failure.code === 'adapter_threw' && claimed !== undefined && claimable.has(claimed) ? (claimed as ErrorCode) : failure.code
  const named =
    failure.code === 'adapter_threw' && failure.name !== undefined && failure.name !== 'Error' && failure.name !== 'CodedError'
      ? `${failure.name}: ${failure.message}`
      : failure.message
  return new CodedError(code, first === undefined ? named : `${named} (${first.file}:${first.line}:${first.column})`, {
    details: {
      ...plainDetails(failure.claims?.details),
      ...(first === undefined ? {} : { at: `${first.file}:${first.line}:${first.column}`, frames }),
    },
  })
}

/** A guest's details as an object without prototype tricks; anything else is left out. */
function plainDetails(details: unknown): ErrorDetails {
  if (typeof details !== 'object' || details === null || Array.isArray(details)) return {}
  return Object.fromEntries(Object.entries(details).filter(([key]) => key !== '__proto__'))
}
