import * as z from 'zod'
import { dialectStringFormats, type DialectSchema, type DialectStringFormat } from '@wadah/contracts/dialect'
import { readChecks, type Bounds } from './read-checks.ts'
import { refuseSchema } from './refuse-schema.ts'

type DefOf<TType extends z.core.$ZodTypes['_zod']['def']['type']> = Extract<z.core.$ZodTypes['_zod']['def'], { type: TType }>

/** What zod calls a format, in the dialect's words. */
const formatNames: Readonly<Record<string, DialectStringFormat>> = {
  date: 'date',
  datetime: 'date-time',
  time: 'time',
  url: 'uri',
  email: 'email',
  uuid: 'uuid',
  guid: 'uuid',
}

/** Options of zod's formats that narrow them beyond what the dialect's format says. */
const narrowing = ['local', 'precision', 'hostname', 'protocol', 'version', 'normalize'] as const

interface FormatDef {
  format?: string | undefined
  pattern?: RegExp | undefined
}

function present(bounds: Bounds, names: readonly (keyof Bounds)[]): Partial<Record<keyof Bounds, number>> {
  return Object.fromEntries(names.flatMap((name) => (bounds[name] === undefined ? [] : [[name, bounds[name]]])))
}

function formatOf(def: FormatDef, path: string): DialectStringFormat {
  const format = formatNames[def.format ?? '']
  if (format === undefined) {
    const isPattern = def.pattern !== undefined && (def.format === 'regex' || def.format === undefined)
    refuseSchema(
      path,
      isPattern ? 'A free pattern is not recorded.' : `The format “${String(def.format)}” is not recorded.`,
      `Use one of ${dialectStringFormats.join(', ')} (z.iso.date(), z.iso.datetime(), z.iso.time(), z.url(), z.email(), z.uuid()), or a length.`,
    )
  }
  const options = def as Record<string, unknown>
  const narrowed = narrowing.find((name) => options[name] !== undefined && options[name] !== null && options[name] !== false)
  if (narrowed !== undefined)
    refuseSchema(
      path,
      `“${narrowed}” narrows the format ${format}, which is not recorded.`,
      'Use the format as it is; check the rest in the adapter.',
    )
  if (def.format === 'email' && def.pattern !== undefined && def.pattern.source !== z.regexes.email.source)
    refuseSchema(path, 'An email pattern of its own is not recorded.', 'Use z.email() as it is.')
  return format
}

function refuseCoercion(def: { coerce?: boolean | undefined }, path: string): void {
  if (def.coerce === true) refuseSchema(path, 'z.coerce is not recorded: it takes anything.', 'Say the type, and convert in the adapter.')
}

/** Records a text. */
export function stringOf(def: DefOf<'string'>, path: string): DialectSchema {
  refuseCoercion(def, path)
  const { bounds, formats } = readChecks(def.checks, path)
  const all = 'format' in def ? [def, ...formats] : formats
  if (all.length > 1) refuseSchema(path, 'A text of two formats is not recorded.', 'Use one.')
  const [only] = all
  return {
    type: 'string',
    ...(only === undefined ? {} : { format: formatOf(only as FormatDef, path) }),
    ...present(bounds, ['minLength', 'maxLength']),
  }
}

/** Records a number. */
export function numberOf(def: DefOf<'number'>, path: string): DialectSchema {
  refuseCoercion(def, path)
  const { bounds, formats } = readChecks(def.checks, path)
  const names = [...('format' in def ? [String(def.format)] : []), ...formats.map(({ format }) => format)]
  const isInteger = names.some((name) => /int/.test(name))
  const whole = names.includes('int32') ? { minimum: -2_147_483_648, maximum: 2_147_483_647 } : {}
  const natural = names.includes('uint32') ? { minimum: 0, maximum: 4_294_967_295 } : {}
  return {
    type: isInteger ? 'integer' : 'number',
    ...whole,
    ...natural,
    ...present(bounds, ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']),
  }
}

/** Records a truth value. */
export function booleanOf(def: DefOf<'boolean'>, path: string): DialectSchema {
  refuseCoercion(def, path)
  readChecks(def.checks, path)
  return { type: 'boolean' }
}

/** Records one literal as itself and several texts as an enum. */
export function literalOf(values: readonly unknown[], path: string): DialectSchema {
  const [only] = values
  if (values.length > 1) return enumOf(values, path)
  if (only !== null && !['string', 'number', 'boolean'].includes(typeof only))
    refuseSchema(path, 'Only a text, a number, true, false or null is recorded as a literal.', 'Use one of them.')
  return { const: only as string | number | boolean | null }
}

/** Records a choice of texts. */
export function enumOf(values: readonly unknown[], path: string): DialectSchema {
  if (!values.every((value) => typeof value === 'string'))
    refuseSchema(path, 'A choice holds something that is no text.', 'Use texts, or a union of literals.')
  return { enum: values as string[] }
}
