import { Ajv, type ValidateFunction } from 'ajv'
import { dialectStringFormats } from '@wadah/contracts/dialect'
import type { FormDefinition } from '@wadah/contracts/manifest'
import { CodedError } from '@wadah/errors'

const ajv = new Ajv({ strict: false, formats: Object.fromEntries(dialectStringFormats.map((format) => [format, true as const])) })
const compiled = new WeakMap<object, ValidateFunction>()

/** Checks values of a form against its definition; throws `invalid_input` naming the field. Without a form only nothing is valid. */
export function checkForm(definition: FormDefinition | undefined, values: Readonly<Record<string, unknown>>): void {
  if (definition === undefined) {
    const [field] = Object.keys(values)
    if (field !== undefined) throw new CodedError('invalid_input', 'There is nothing to set here.', { details: { field } })
    return
  }
  const validate = compiled.get(definition.schema) ?? ajv.compile(definition.schema)
  compiled.set(definition.schema, validate)
  if (validate(values)) return
  const [error] = validate.errors ?? []
  const field = error?.instancePath.slice(1) || String(error?.params.missingProperty ?? error?.params.additionalProperty ?? '')
  throw new CodedError('invalid_input', `${field}: ${error?.message ?? 'is not valid'}`, { details: { field } })
}
