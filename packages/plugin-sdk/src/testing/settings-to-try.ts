import type { WidgetDeclaration } from '@wadah/contracts/manifest'

/** Settings worth a look: the defaults with each single choice, switch and bound of the form. */
export function settingsToTry({ settings }: WidgetDeclaration): Record<string, unknown>[] {
  if (settings === undefined) return []
  return Object.entries(settings.schema.properties).flatMap(([name, schema]) => {
    const values: unknown[] =
      'enum' in schema
        ? schema.enum
        : 'type' in schema && schema.type === 'boolean'
          ? [true, false]
          : 'type' in schema && (schema.type === 'number' || schema.type === 'integer')
            ? [schema.minimum, schema.maximum].filter((bound) => bound !== undefined)
            : []
    return values.map((value) => ({ ...settings.defaults, [name]: value }))
  })
}
