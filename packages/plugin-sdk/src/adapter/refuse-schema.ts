import { CodedError } from '@wadah/errors'

/** Refuses a schema: where it stands (`harga.output.rows[].price`), what is wrong, and what to write instead. */
export function refuseSchema(path: string, what: string, mend: string): never {
  throw new CodedError('invalid_contract', `${path}: ${what} ${mend}`, { details: { path, mend } })
}
