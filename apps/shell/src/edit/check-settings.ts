import type { DialectSchema, FormSchema } from '@wadah/contracts/dialect'

/** What is wrong with the value of a field; the interface says it in words, with the bound. */
export type FieldProblem =
  | { kind: 'missing' }
  | { kind: 'notNumber' }
  | { kind: 'notWhole' }
  | { kind: 'tooSmall' | 'tooLarge' | 'tooShort' | 'tooLong'; bound: number }
  | { kind: 'notDate' }
  | { kind: 'notOffered' }

type NumberSchema = Extract<DialectSchema, { type: 'number' | 'integer' }>
type StringSchema = Extract<DialectSchema, { type: 'string' }>

function checkNumber(schema: NumberSchema, value: unknown): FieldProblem | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { kind: 'notNumber' }
  if (schema.type === 'integer' && !Number.isInteger(value)) return { kind: 'notWhole' }
  const least = schema.minimum ?? schema.exclusiveMinimum
  if (least !== undefined && (value < least || value === schema.exclusiveMinimum)) return { kind: 'tooSmall', bound: least }
  const most = schema.maximum ?? schema.exclusiveMaximum
  if (most !== undefined && (value > most || value === schema.exclusiveMaximum)) return { kind: 'tooLarge', bound: most }
  return undefined
}

function checkText(schema: StringSchema, value: unknown): FieldProblem | undefined {
  const text = typeof value === 'string' ? value : ''
  if (schema.minLength !== undefined && text.length < schema.minLength) return { kind: 'tooShort', bound: schema.minLength }
  if (schema.maxLength !== undefined && text.length > schema.maxLength) return { kind: 'tooLong', bound: schema.maxLength }
  if (schema.format === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(text)) return { kind: 'notDate' }
  return undefined
}

function checkField(schema: DialectSchema, value: unknown): FieldProblem | undefined {
  if ('enum' in schema) return schema.enum.includes(value as string) ? undefined : { kind: 'notOffered' }
  if (!('type' in schema)) return undefined
  if (schema.type === 'number' || schema.type === 'integer') return checkNumber(schema, value)
  return schema.type === 'string' ? checkText(schema, value) : undefined
}

/** Problems of filled-in settings by field; none when they may be kept. A field left empty is a problem only where it is required. */
export function checkSettings(schema: FormSchema, values: Record<string, unknown>): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {}
  for (const [name, field] of Object.entries(schema.properties)) {
    const value = values[name]
    const isEmpty = value === undefined || value === ''
    const problem = isEmpty ? (schema.required.includes(name) ? ({ kind: 'missing' } as const) : undefined) : checkField(field, value)
    if (problem) problems[name] = problem
  }
  return problems
}

/** Settings as they are kept: fields of the form alone, without those left empty. */
export function settingsToKeep(schema: FormSchema, values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(schema.properties)
      .map((name) => [name, values[name]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  )
}
