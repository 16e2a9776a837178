import { mayRead } from '@wadah/contracts/classification'
import type { ProcedureMeta } from '@wadah/contracts/feed-meta'
import type { DialectSchema } from '@wadah/contracts/dialect'
import { CodedError } from '@wadah/errors'

/** How a path stands in an output: `absent`, always `required`, or possibly left out (`optional`) or empty (`nullable`). */
interface Reached {
  isThere: boolean
  isOptional: boolean
  isNullable: boolean
}

const refuse = (name: string, what: string): CodedError =>
  new CodedError('invalid_contract', `${name}: ${what}`, { details: { procedure: name } })

/** Holds the classes of parts against the output: what a projection leaves out must be allowed to be absent, or widgets would break. */
export function checkSecrecy(name: string, meta: ProcedureMeta, output: DialectSchema): void {
  if (meta.kind === 'intake') return
  for (const { path, classification } of meta.fields ?? []) {
    const reached = follow(output, path.split('.'))
    if (!reached.isThere) throw refuse(name, `fields names the path “${path}”, which the output does not have.`)
    if (!mayRead(classification, meta.classification))
      throw refuse(
        name,
        `fields: “${path}” is ${classification}, more open than the whole (${meta.classification}). Open the whole and close its parts.`,
      )
    if (classification !== meta.classification && !reached.isOptional)
      throw refuse(name, `fields: “${path}” is left out for whoever may not see it. Make it .optional(), so that widgets know.`)
  }
  if (meta.kind === 'feed') checkFeed(name, meta, output)
}

function checkFeed(name: string, meta: Extract<ProcedureMeta, { kind: 'feed' }>, output: DialectSchema): void {
  const closed = (meta.fields ?? []).filter(({ classification }) => classification !== meta.classification)
  for (const path of [meta.observedAt, meta.period]) {
    const field = path === undefined ? undefined : closed.find((one) => covers(one.path, path))
    if (field) throw refuse(name, `fields: “${field.path}” tells the time of the feed, which every viewer is told. It cannot be closed.`)
  }
  for (const measure of meta.measures) {
    for (const path of measure.smallCells === undefined ? [] : [measure.value, ...measure.smallCells.beside]) {
      const reached = follow(output, path.split('.'))
      if (!reached.isThere) throw refuse(name, `smallCells of “${measure.name}” names the path “${path}”, which the output does not have.`)
      if (!reached.isNullable)
        throw refuse(name, `smallCells of “${measure.name}”: the host sets “${path}” to null where it counts few. Make it .nullable().`)
    }
  }
}

function covers(field: string, path: string): boolean {
  const [own, other] = [field.replaceAll('[]', '').split('.'), path.replaceAll('[]', '').split('.')]
  return own.every((segment, at) => segment === other[at])
}

const absent: Reached = { isThere: false, isOptional: false, isNullable: false }

function follow(schema: DialectSchema, steps: readonly string[]): Reached {
  if ('anyOf' in schema) return branches(schema.anyOf.map((branch) => follow(branch, steps)))
  const [step = '', ...rest] = steps
  const key = step.replace(/\[\]$/, '')
  const isRecord = 'type' in schema && schema.type === 'object' && !('properties' in schema)
  const child = isRecord
    ? (schema as { additionalProperties: DialectSchema }).additionalProperties
    : 'properties' in schema
      ? schema.properties[key]
      : undefined
  if (child === undefined) return absent
  const inner = step.endsWith('[]') ? itemsOf(child) : child
  if (inner === undefined) return absent
  if (rest.length > 0) return follow(inner, rest)
  const isOptional = isRecord || ('required' in schema && !schema.required.includes(key))
  return { isThere: true, isOptional, isNullable: isNullable(step.endsWith('[]') ? inner : child) }
}

/** Every branch that has the path must allow for its absence. */
function branches(all: readonly Reached[]): Reached {
  const there = all.filter(({ isThere }) => isThere)
  if (there.length === 0) return absent
  return { isThere: true, isOptional: there.every((one) => one.isOptional), isNullable: there.every((one) => one.isNullable) }
}

function itemsOf(schema: DialectSchema): DialectSchema | undefined {
  const list = 'anyOf' in schema ? schema.anyOf.find((branch) => 'type' in branch && branch.type === 'array') : schema
  return list !== undefined && 'items' in list ? list.items : undefined
}

function isNullable(schema: DialectSchema): boolean {
  return 'anyOf' in schema ? schema.anyOf.some(isNullable) : 'type' in schema && schema.type === 'null'
}
