import semver from 'semver'
import type { ProcedureMeta } from '@wadah/contracts/feed-meta'
import type { RecordedContract, RecordedProcedure } from '@wadah/contracts/recorded-contract'
import { classifications } from '@wadah/contracts/classification'
import { CodedError } from '@wadah/errors'
import { compareSchemas } from './compare-schemas.ts'

/** How much a change asks of those who rely on a contract. */
export type ChangeLevel = 'none' | 'patch' | 'minor' | 'major'

/** One difference between two contracts. */
export interface ContractChange {
  path: string
  level: ChangeLevel
  what: string
}

/** The differences, and the level of the gravest. */
export interface ContractComparison {
  level: ChangeLevel
  changes: ContractChange[]
}

const order: readonly ChangeLevel[] = ['none', 'patch', 'minor', 'major']

/** The graver of two levels. */
export function graver(a: ChangeLevel, b: ChangeLevel): ChangeLevel {
  return order.indexOf(a) >= order.indexOf(b) ? a : b
}

/**
 * Compares two contracts by direction: outputs may tighten and inputs may loosen, anything else breaks those who rely on them.
 *
 * @remarks Total over the dialect: every difference has a level.
 */
export function compareContracts(before: RecordedContract, after: RecordedContract): ContractComparison {
  const names = new Set([...Object.keys(before.procedures), ...Object.keys(after.procedures)])
  const changes = [...names].toSorted().flatMap((name) => compareProcedures(name, before.procedures[name], after.procedures[name]))
  return { level: changes.reduce<ChangeLevel>((level, change) => graver(level, change.level), 'none'), changes }
}

function compareProcedures(name: string, before: RecordedProcedure | undefined, after: RecordedProcedure | undefined): ContractChange[] {
  if (!before) return [{ path: name, level: 'minor', what: 'is new' }]
  if (!after) return [{ path: name, level: 'major', what: 'is gone' }]
  if (before.meta.kind !== after.meta.kind) return [{ path: name, level: 'major', what: `was a ${before.meta.kind} and is a ${after.meta.kind}` }]
  const changes = [...compareMeta(name, before.meta, after.meta), ...compareSchemas(`${name}.output`, before.output, after.output, 'output')]
  if (before.input === undefined && after.input === undefined) return changes
  if (before.input === undefined) return [...changes, { path: `${name}.input`, level: 'major', what: 'is demanded now' }]
  if (after.input === undefined) return [...changes, { path: `${name}.input`, level: 'minor', what: 'is no longer read' }]
  return [...changes, ...compareSchemas(`${name}.input`, before.input, after.input, 'input')]
}

function compareMeta(name: string, before: ProcedureMeta, after: ProcedureMeta): ContractChange[] {
  const changes: ContractChange[] = []
  const widened = classifications.indexOf(after.classification) < classifications.indexOf(before.classification)
  if (before.classification !== after.classification) {
    changes.push({ path: `${name}.classification`, level: 'major', what: `${widened ? 'was opened' : 'was closed'} from ${before.classification} to ${after.classification}` })
  }
  if (before.kind === 'feed' && after.kind === 'feed') changes.push(...compareFeeds(name, before, after))
  if (before.kind === 'intake' && after.kind === 'intake') changes.push(...compareColumns(name, before, after))
  return changes
}

type FeedMeta = Extract<ProcedureMeta, { kind: 'feed' }>
type IntakeMeta = Extract<ProcedureMeta, { kind: 'intake' }>

function compareFeeds(name: string, before: FeedMeta, after: FeedMeta): ContractChange[] {
  const changes: ContractChange[] = []
  const promise = (meta: FeedMeta): string => JSON.stringify([meta.basis, meta.cadence, meta.grace, meta.calendar, meta.archive, meta.publicationLag, meta.maxUnchanged])
  if (promise(before) !== promise(after)) changes.push({ path: `${name}.cadence`, level: 'minor', what: 'its promise of freshness changed' })
  for (const measure of before.measures) {
    const now = after.measures.find((candidate) => candidate.name === measure.name)
    const path = `${name}.measures.${measure.name}`
    if (!now) changes.push({ path, level: 'major', what: 'is gone; its series would end' })
    else if (now.unit.id !== measure.unit.id || now.unit.en !== measure.unit.en) changes.push({ path, level: 'major', what: `its unit changed from ${measure.unit.id} to ${now.unit.id}` })
    else if (now.direction !== measure.direction) changes.push({ path, level: 'minor', what: 'its direction changed' })
  }
  for (const measure of after.measures) {
    if (!before.measures.some((candidate) => candidate.name === measure.name)) changes.push({ path: `${name}.measures.${measure.name}`, level: 'minor', what: 'is new' })
  }
  return changes
}

function compareColumns(name: string, before: IntakeMeta, after: IntakeMeta): ContractChange[] {
  const changes: ContractChange[] = []
  for (const column of after.columns) {
    const was = before.columns.find((candidate) => candidate.key === column.key)
    const path = `${name}.columns.${column.key}`
    if (!was) changes.push({ path, level: column.required ? 'major' : 'minor', what: column.required ? 'is demanded now' : 'is new' })
    else if (was.type !== column.type || was.header !== column.header) changes.push({ path, level: 'major', what: 'has another header or type' })
    else if (was.required !== column.required) changes.push({ path, level: column.required ? 'major' : 'minor', what: column.required ? 'is demanded now' : 'may be absent now' })
  }
  for (const column of before.columns) if (!after.columns.some((candidate) => candidate.key === column.key)) changes.push({ path: `${name}.columns.${column.key}`, level: 'minor', what: 'is no longer read' })
  return changes
}

/**
 * Refuses a version number that hides what changed. Throws `contract_break`, or `version_conflict` when the number does not rise.
 */
export function checkVersion(before: { version: string; contract: RecordedContract }, after: { version: string; contract: RecordedContract }): ContractComparison {
  if (!semver.gt(after.version, before.version)) {
    throw new CodedError('version_conflict', `${after.version} does not follow ${before.version}; raise the version.`, { details: { before: before.version, after: after.version } })
  }
  const comparison = compareContracts(before.contract, after.contract)
  const step = semver.diff(before.version, after.version)
  const claimed: ChangeLevel = step === 'major' || step === 'premajor' ? 'major' : step === 'minor' || step === 'preminor' ? 'minor' : 'patch'
  // Below 1.0.0 a minor step may break, as semver has it.
  const allowed = semver.major(before.version) === 0 && claimed === 'minor' ? 'major' : claimed
  if (order.indexOf(comparison.level) > order.indexOf(allowed)) {
    const worst = comparison.changes.filter((change) => change.level === comparison.level)
    throw new CodedError(
      'contract_break',
      `${after.version} claims to be a ${claimed} step from ${before.version}, but this is a ${comparison.level} change: ${worst.map((change) => `${change.path} ${change.what}`).join('; ')}. Raise the version, or undo the change.`,
      { details: { before: before.version, after: after.version, changes: worst } },
    )
  }
  return comparison
}
