import type { DialectSchema } from '@wadah/contracts/dialect'

const formats = {
  date: '2026-01-31',
  'date-time': '2026-01-31T08:00:00+07:00',
  time: '08:00:00',
  uri: 'https://contoh.go.id/data',
  email: 'kantor@contoh.go.id',
  uuid: '00000000-0000-4000-8000-000000000000',
} as const

/** Makes up data after a schema: valid, always the same, and of no person. */
export function sampleOf(schema: DialectSchema, index = 0): unknown {
  if ('anyOf' in schema) return sampleOf(schema.anyOf[0] as DialectSchema, index)
  if ('const' in schema) return schema.const
  if ('enum' in schema) return schema.enum[index % schema.enum.length]
  switch (schema.type) {
    case 'object':
      return 'properties' in schema
        ? Object.fromEntries(Object.entries(schema.properties).map(([key, one]) => [key, sampleOf(one, index)]))
        : { contoh: sampleOf(schema.additionalProperties, index) }
    case 'array': {
      const count = Math.min(Math.max(3, schema.minItems ?? 0), schema.maxItems ?? 50)
      return Array.from({ length: count }, (_none, at) => sampleOf(schema.items, at))
    }
    case 'string':
      return sampleText(schema, index)
    case 'boolean':
      return index % 2 === 0
    case 'null':
      return null
    default:
      return sampleNumber(schema, index)
  }
}

function sampleText({ format, minLength = 0, maxLength = 60 }: Extract<DialectSchema, { type: 'string' }>, index: number): string {
  if (format === 'date') return formats.date.replace('31', String(10 + (index % 20)))
  return format ? formats[format] : `Contoh ${index + 1}`.padEnd(minLength, '·').slice(0, maxLength)
}

function sampleNumber(schema: Extract<DialectSchema, { type: 'number' | 'integer' }>, index: number): number {
  const low = schema.minimum ?? (schema.exclusiveMinimum === undefined ? 0 : schema.exclusiveMinimum + 1)
  const high = schema.maximum ?? (schema.exclusiveMaximum === undefined ? low + 1_000 : schema.exclusiveMaximum - 1)
  const span = Math.max(0, Math.min(high - low, 1_000))
  return Math.round(low + (span * ((index % 7) + 1)) / 8)
}
