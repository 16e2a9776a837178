import { Ajv, type ValidateFunction } from 'ajv'
import { dialectStringFormats } from '@wadah/contracts/dialect'
import type { FormDefinition } from '@wadah/contracts/manifest'
import { CodedError } from '@wadah/errors'

const ajv = new Ajv({ strict: false, formats: Object.fromEntries(dialectStringFormats.map((format) => [format, true as const])) })
/** By the text of the schema: a manifest is read anew from the database each time, and is another object then. */
const compiled = new Map<string, ValidateFunction>()
const formsKept = 200

function compiledFor(schema: FormDefinition['schema']): ValidateFunction {
  const key = JSON.stringify(schema)
  const known = compiled.get(key)
  if (known !== undefined) return known
  const made = ajv.compile(schema)
  // It would keep every schema it ever saw.
  ajv.removeSchema(schema)
  compiled.set(key, made)
  if (compiled.size > formsKept) compiled.delete(compiled.keys().next().value ?? key)
  return made
}

/** Checks values of a form against its definition; throws `invalid_input` naming the field. Without a form only nothing is valid. */
export function checkForm(definition: FormDefinition | undefined, values: Readonly<Record<string, unknown>>): void {
  if (definition === undefined) {
    const [field] = Object.keys(values)
    if (field !== undefined) throw new CodedError('invalid_input', 'There is nothing to set here.', { details: { field } })
    return
  }
  const validate = compiledFor(definition.schema)
  if (validate(values)) return
  const [error] = validate.errors ?? []
  const field = error?.instancePath.slice(1) || String(error?.params.missingProperty ?? error?.params.additionalProperty ?? '')
  throw new CodedError('invalid_input', `${field}: ${error?.message ?? 'is not valid'}`, { details: { field } })
}
