import type { FormMigration } from './form-migrations.ts'

/** A form as far as bringing stored values to it needs it. */
export interface MigratingForm {
  version: number
  schema: { properties: Readonly<Record<string, unknown>> }
  defaults: Readonly<Record<string, unknown>>
  migrations?: readonly FormMigration[] | undefined
}

type Values = Readonly<Record<string, unknown>>

/** Values with the version of the form they were made for. */
export interface VersionedValues {
  values: Values
  version: number
}

function step(values: Values, { rename = {}, map = {}, remove = [] }: FormMigration): Values {
  const renamed = Object.entries(values).map(([name, value]): [string, unknown] => [
    Object.hasOwn(rename, name) ? (rename[name] ?? name) : name,
    value,
  ])
  const mapped = renamed.map(([name, value]): [string, unknown] => {
    const choices = Object.hasOwn(map, name) ? map[name] : undefined
    return [name, choices !== undefined && Object.hasOwn(choices, String(value)) ? choices[String(value)] : value]
  })
  return Object.fromEntries(mapped.filter(([name]) => !remove.includes(name)))
}

/** Brings values of an earlier version to a form, step by step; fields the form does not know are left behind, new ones get their default. */
export function migrateValues(form: MigratingForm, stored: VersionedValues): Values {
  if (stored.version === form.version) return stored.values
  let { values } = stored
  for (let version = stored.version; version < form.version; version += 1) {
    const migration = form.migrations?.find(({ from }) => from === version)
    if (migration !== undefined) values = step(values, migration)
  }
  const known = Object.entries(values).filter(([name]) => Object.hasOwn(form.schema.properties, name))
  return { ...form.defaults, ...Object.fromEntries(known) }
}

/**
 * The values a form starts from, of all that are stored, the newest first.
 *
 * @remarks A release never sees values of a later form than its own: after a step back it gets those from before, as they were; without
 * any, its defaults.
 */
export function valuesFor(form: MigratingForm, stored: readonly VersionedValues[]): Values {
  const usable = stored.filter(({ version }) => version <= form.version)
  const best = usable.toSorted((a, b) => b.version - a.version)[0]
  return best === undefined ? form.defaults : migrateValues(form, best)
}
