import semver from 'semver'
import type { RecordedContract, RecordedProcedure } from '@wadah/contracts/recorded-contract'
import { CodedError } from '@wadah/errors'
import { compareMeta } from './compare-meta.ts'
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
  if (before.meta.kind !== after.meta.kind)
    return [{ path: name, level: 'major', what: `was a ${before.meta.kind} and is a ${after.meta.kind}` }]
  const changes = [
    ...compareMeta(name, before.meta, after.meta),
    ...compareSchemas(`${name}.output`, { before: before.output, after: after.output }, 'output'),
  ]
  if (before.input === undefined && after.input === undefined) return changes
  if (before.input === undefined) return [...changes, { path: `${name}.input`, level: 'major', what: 'is demanded now' }]
  if (after.input === undefined) return [...changes, { path: `${name}.input`, level: 'major', what: 'is no longer accepted' }]
  return [
    ...changes,
    ...compareSchemas(`${name}.input`, { before: before.input, after: after.input }, after.meta.kind === 'intake' ? 'rows' : 'input'),
  ]
}

/**
 * Refuses a version number that hides what changed. Throws `contract_break`, or `version_conflict` when the number does not rise.
 */
export function checkVersion(
  before: { version: string; contract: RecordedContract },
  after: { version: string; contract: RecordedContract },
): ContractComparison {
  if (!semver.gt(after.version, before.version)) {
    throw new CodedError('version_conflict', `${after.version} does not follow ${before.version}; raise the version.`, {
      details: { before: before.version, after: after.version },
    })
  }
  const comparison = compareContracts(before.contract, after.contract)
  const step = semver.diff(before.version, after.version)
  const claimed: ChangeLevel =
    step === 'major' || step === 'premajor' ? 'major' : step === 'minor' || step === 'preminor' ? 'minor' : 'patch'
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
