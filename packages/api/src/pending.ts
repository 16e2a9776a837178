import { CodedError } from '@wadah/errors'

export function pending(): never {
  throw new CodedError('internal', 'pending')
}
