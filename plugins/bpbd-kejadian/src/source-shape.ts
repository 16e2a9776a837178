/** An error that tells the host, and through it the OPD, that a source answered in another shape than agreed. */
export function sourceShape(message: string): Error {
  return Object.assign(new Error(message), { name: 'CodedError', code: 'source_shape', details: {} })
}
