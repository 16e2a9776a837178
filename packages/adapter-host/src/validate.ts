import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { DialectSchema } from '@wadah/contracts/dialect'
import { findUnkeepable } from './find-unkeepable.ts'
import { stringFormats } from './string-formats.ts'

/** What a value is against a schema; the path names keys and indexes (`rows[3].value`), never the value. */
export type Validation = { ok: true } | { ok: false; path: string; message: string }

const ajv = new Ajv({
  strict: false,
  allErrors: false,
  validateFormats: true,
  formats: { ...stringFormats },
  addUsedSchema: false,
  messages: true,
})

/** Compiled once per schema object, and kept as long as the schema is. */
const compiled = new WeakMap<object, ValidateFunction>()

/** Checks a value against a schema of the contract's dialect. */
export function validateAgainst(schema: DialectSchema, value: unknown): Validation {
  const unkeepable = findUnkeepable(value)
  if (unkeepable !== undefined) return { ok: false, path: unkeepable.path.replace(/^\./, '').slice(0, 200), message: unkeepable.message }
  const validate = compiledFor(schema)
  if (validate(value)) return { ok: true }
  // Of a union the first branch complains first; the deepest complaint is the one that helps.
  const [error] = (validate.errors ?? []).toSorted((a, b) => depthOf(b) - depthOf(a))
  return { ok: false, path: readablePath(error?.instancePath ?? ''), message: messageOf(error) }
}

function compiledFor(schema: DialectSchema): ValidateFunction {
  const known = compiled.get(schema)
  if (known !== undefined) return known
  const made = ajv.compile(schema)
  // It would keep every schema it ever saw.
  ajv.removeSchema(schema)
  compiled.set(schema, made)
  return made
}

function depthOf(error: ErrorObject): number {
  return error.instancePath.split('/').length + (error.keyword === 'anyOf' ? -100 : 0)
}

function messageOf(error: ErrorObject | undefined): string {
  if (error === undefined) return 'does not fit the schema'
  if (error.keyword === 'additionalProperties')
    return `has a key that is not in the contract: ${String(error.params['additionalProperty']).slice(0, 80)}`
  if (error.keyword === 'enum') return `must be one of ${(error.params['allowedValues'] as string[]).slice(0, 12).join(', ')}`
  return error.message ?? error.keyword
}

function readablePath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path === '' ? part : `${path}.${part}`), '')
}
