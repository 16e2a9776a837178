import * as z from 'zod'
import { dialectStringFormats, type DialectSchema, type DialectStringFormat } from '@wadah/contracts/dialect'
import { CodedError } from '@wadah/errors'

type JsonSchema = Record<string, unknown>

/** Where in a contract something stands, for messages: `harga.output.rows[].price`. */
function refuse(path: string, what: string, mend: string): never {
  throw new CodedError('invalid_contract', `${path}: ${what} ${mend}`, { details: { path } })
}

/** Turns a zod schema into the closed dialect, or says what in it the dialect lacks and what to write instead. */
export function toDialect(schema: z.ZodType, path: string, direction: 'input' | 'output'): DialectSchema {
  let json: JsonSchema
  try {
    json = z.toJSONSchema(schema, {
      io: direction === 'input' ? 'input' : 'output',
      unrepresentable: 'throw',
      cycles: 'throw',
      reused: 'inline',
    }) as JsonSchema
  } catch (cause) {
    refuse(
      path,
      `This schema cannot be recorded (${cause instanceof Error ? cause.message : String(cause)}).`,
      'Use objects, arrays, strings, numbers, booleans, enums, literals, nullable, discriminated unions and records; send dates as ISO texts.',
    )
  }
  return convert(json, path)
}

function convert(node: JsonSchema, path: string): DialectSchema {
  const { description } = node
  const described = typeof description === 'string' ? { description } : {}
  if (node.const !== undefined) return { const: node.const as string | number | boolean | null, ...described }
  if (Array.isArray(node.enum)) return enumOf(node.enum, path, described)
  const branches = node.anyOf ?? node.oneOf
  if (Array.isArray(branches)) return unionOf(branches as JsonSchema[], path, described)
  if (node.pattern !== undefined && node.format === undefined)
    refuse(
      path,
      'A free pattern is not recorded.',
      'Use a named format (z.iso.date(), z.iso.datetime(), z.email(), z.url(), z.uuid()) or a length.',
    )
  switch (node.type) {
    case 'object':
      return objectOf(node, path, described)
    case 'array':
      if (node.prefixItems !== undefined) refuse(path, 'A tuple is not recorded.', 'Use an object with named fields.')
      return {
        type: 'array',
        items: convert((node.items ?? {}) as JsonSchema, `${path}[]`),
        ...pick(node, ['minItems', 'maxItems']),
        ...described,
      }
    case 'string':
      return stringOf(node, path, described)
    case 'number':
    case 'integer':
      if (node.multipleOf !== undefined) refuse(path, '“multipleOf” is not recorded.', 'Drop it, or check it in the adapter.')
      return { type: node.type, ...pick(node, ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']), ...described }
    case 'boolean':
      return { type: 'boolean', ...described }
    case 'null':
      return { type: 'null', ...described }
    default:
      return refuse(path, 'A value of any type is not recorded.', 'Say what it is.')
  }
}

function pick(node: JsonSchema, keys: string[]): Record<string, number> {
  return Object.fromEntries(
    keys.flatMap((key) => (typeof node[key] === 'number' && Math.abs(node[key]) < Number.MAX_SAFE_INTEGER ? [[key, node[key]]] : [])),
  )
}

function enumOf(values: unknown[], path: string, described: { description?: string }): DialectSchema {
  if (!values.every((value) => typeof value === 'string'))
    refuse(path, 'An enum holds something that is no text.', 'Use texts, or a union of literals.')
  return { enum: values, ...described }
}

function stringOf(node: JsonSchema, path: string, described: { description?: string }): DialectSchema {
  const { format } = node
  if (format !== undefined && !dialectStringFormats.includes(format as DialectStringFormat)) {
    refuse(path, `The format “${String(format)}” is not recorded.`, `Known formats: ${dialectStringFormats.join(', ')}.`)
  }
  return {
    type: 'string',
    ...(format === undefined ? {} : { format: format as DialectStringFormat }),
    ...pick(node, ['minLength', 'maxLength']),
    ...described,
  }
}

function objectOf(node: JsonSchema, path: string, described: { description?: string }): DialectSchema {
  if (node.properties === undefined && typeof node.additionalProperties === 'object') {
    return { type: 'object', additionalProperties: convert(node.additionalProperties as JsonSchema, `${path}.*`), ...described }
  }
  const properties = Object.entries((node.properties ?? {}) as Record<string, JsonSchema>)
  return {
    type: 'object',
    properties: Object.fromEntries(properties.map(([key, child]) => [key, convert(child, `${path}.${key}`)])),
    required: ((node.required as string[] | undefined) ?? []).toSorted(),
    additionalProperties: false,
    ...described,
  }
}

function unionOf(branches: JsonSchema[], path: string, described: { description?: string }): DialectSchema {
  const converted = branches.map((branch, index) => convert(branch, `${path}|${index + 1}`))
  const others = converted.filter((branch) => !('type' in branch && branch.type === 'null'))
  const isNullable = others.length < converted.length && others.length === 1
  const isLiterals = others.every((branch) => 'const' in branch)
  if (!isNullable && !isLiterals && discriminator(others) === undefined) {
    refuse(
      path,
      'A union is recorded only when a literal field tells its branches apart.',
      'Use z.discriminatedUnion, z.enum or .nullable().',
    )
  }
  return { anyOf: converted, ...described }
}

/** The key whose literal differs in every branch. */
function discriminator(branches: DialectSchema[]): string | undefined {
  const [first] = branches
  if (!first || !('properties' in first)) return undefined
  return Object.keys(first.properties).find((key) => {
    const values = branches.map((branch) => ('properties' in branch && branch.required.includes(key) ? branch.properties[key] : undefined))
    const literals = values.map((value) => (value && 'const' in value ? value.const : undefined))
    return literals.every((literal) => literal !== undefined) && new Set(literals).size === branches.length
  })
}
