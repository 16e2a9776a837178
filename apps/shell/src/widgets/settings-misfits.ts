import type { DialectSchema } from '@wadah/contracts/dialect'
import type { FormDefinition } from '@wadah/contracts/manifest'
import { checkSettings } from '../edit/check-settings.ts'

/**
 * Fields of a widget's form that the settings of a place do not fit; none when it may run with them.
 *
 * @remarks Settings are checked when they are made. A board that was put back, or came from elsewhere, may hold some that were made for
 * another form; what is missing is no misfit where the form has a default.
 */
export function settingsMisfits(form: FormDefinition | undefined, settings: Readonly<Record<string, unknown>>): string[] {
  if (form === undefined) return []
  const values = { ...form.defaults, ...settings }
  const problems = checkSettings(form.schema, values)
  return Object.entries(form.schema.properties).flatMap(([name, schema]) =>
    problems[name] !== undefined || isOfOtherType(schema, values[name]) ? name : [],
  )
}

function isOfOtherType(schema: DialectSchema, value: unknown): boolean {
  if (value === undefined || !('type' in schema)) return false
  return (schema.type === 'boolean' || schema.type === 'string') && typeof value !== schema.type
}
