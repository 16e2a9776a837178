import type { FormDefinition } from '@wadah/contracts/manifest'

/** A field whose value a step changed. */
export interface ChangedField {
  name: string
  from: string | undefined
  to: string
}

const written = (value: unknown): string => (value === undefined || value === '' ? '–' : String(value))

/** What a config changed against the one before it. The first of all changes nothing. */
export function changedFields(
  { schema, defaults }: FormDefinition,
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown>,
): ChangedField[] {
  if (before === undefined) return []
  return Object.keys(schema.properties).flatMap((name) => {
    const [from, to] = [written(before[name] ?? defaults[name]), written(after[name] ?? defaults[name])]
    return from === to ? [] : [{ name, from, to }]
  })
}
