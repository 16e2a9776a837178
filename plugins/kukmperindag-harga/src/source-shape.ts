/** An error that tells the host, and through it the OPD, what the source answered instead of what was agreed. */
export function sourceError(code: 'source_shape' | 'source_not_json', message: string): Error {
  return Object.assign(new Error(message), { name: 'CodedError', code })
}
