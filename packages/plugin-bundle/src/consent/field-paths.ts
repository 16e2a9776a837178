import type { DialectSchema } from '@wadah/contracts/dialect'

/** Paths of every value in a schema, e.g. `rows[].count`: what travels when its data does. */
export function fieldPaths(schema: DialectSchema, path = ''): string[] {
  if ('anyOf' in schema) return [...new Set(schema.anyOf.flatMap((branch) => fieldPaths(branch, path)))]
  if ('type' in schema && schema.type === 'object') {
    if ('properties' in schema)
      return Object.entries(schema.properties).flatMap(([key, inner]) => fieldPaths(inner, path === '' ? key : `${path}.${key}`))
    return fieldPaths(schema.additionalProperties, `${path}.*`)
  }
  if ('type' in schema && schema.type === 'array') return fieldPaths(schema.items, `${path}[]`)
  return [path]
}
