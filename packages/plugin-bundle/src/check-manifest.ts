import semver from 'semver'
import { validateAgainst } from '@wadah/adapter-host/validate'
import { manifestSchema, type FormDefinition, type Manifest } from '@wadah/contracts/manifest'

/** Something wrong in a manifest, and where. */
export interface ManifestProblem {
  path: PropertyKey[]
  message: string
}

/** Reads a manifest and finds everything that is wrong with it by itself; with problems it may still be whole enough to show. */
export function checkManifest(json: unknown): { manifest: Manifest | undefined; problems: ManifestProblem[] } {
  let parsed: ReturnType<typeof manifestSchema.safeParse>
  try {
    parsed = manifestSchema.safeParse(json)
  } catch {
    // A schema nested without end exhausts the stack.
    return { manifest: undefined, problems: [{ path: [], message: 'It is nested too deeply.' }] }
  }
  if (!parsed.success)
    return { manifest: undefined, problems: parsed.error.issues.map(({ path, message }) => ({ path: [...path], message })) }
  return { manifest: parsed.data, problems: problemsOf(parsed.data) }
}

function problemsOf(manifest: Manifest): ManifestProblem[] {
  const problems: ManifestProblem[] = []
  if (semver.validRange(manifest.sdk) === null)
    problems.push({ path: ['sdk'], message: `“${manifest.sdk}” is no semver range; write e.g. ^1.0.0.` })
  for (const [index, { name, sizes, settings }] of manifest.widgets.entries()) {
    const path = ['widgets', index]
    if (manifest.widgets.findIndex((other) => other.name === name) < index)
      problems.push({ path: [...path, 'name'], message: `Two widgets are called “${name}”.` })
    if (sizes.start.w < sizes.min.w || sizes.start.h < sizes.min.h)
      problems.push({ path: [...path, 'sizes', 'start'], message: 'It starts smaller than its minimum.' })
    if (settings) problems.push(...problemsOfForm(settings, [...path, 'settings']))
  }
  if (manifest.config) problems.push(...problemsOfForm(manifest.config, ['config']))
  const names = manifest.permissions.connections.map(({ name }) => name)
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) < index)
      problems.push({ path: ['permissions', 'connections', index, 'name'], message: `Two connections are called “${name}”.` })
  }
  return problems
}

/** A form must be fillable by a person: every field has its words, and what it starts with is valid. */
function problemsOfForm({ schema, fields, defaults }: FormDefinition, path: PropertyKey[]): ManifestProblem[] {
  const problems: ManifestProblem[] = []
  for (const [key, field] of Object.entries(schema.properties)) {
    const label = Object.hasOwn(fields, key) ? fields[key] : undefined
    if (!label) problems.push({ path: [...path, 'fields'], message: `“${key}” has no label; add fields.${key}.label in both languages.` })
    const missing = 'enum' in field ? field.enum.filter((value) => !Object.hasOwn(label?.choices ?? {}, value)) : []
    if (label && missing.length > 0)
      problems.push({
        path: [...path, 'fields', key],
        message: `Its choices ${missing.map((value) => `“${value}”`).join(', ')} have no words; add them under choices.`,
      })
  }
  for (const key of Object.keys(fields))
    if (!Object.hasOwn(schema.properties, key)) problems.push({ path: [...path, 'fields', key], message: 'The schema has no such field.' })
  for (const key of schema.required)
    if (!Object.hasOwn(schema.properties, key))
      problems.push({ path: [...path, 'schema', 'required'], message: `It demands “${key}”, which the schema does not have.` })
  const validation = validateAgainst(schema, defaults)
  if (!validation.ok)
    problems.push({
      path: [...path, 'defaults', ...(validation.path === '' ? [] : [validation.path])],
      message: `This default is not valid by the form’s own schema: ${validation.message}.`,
    })
  return problems
}
