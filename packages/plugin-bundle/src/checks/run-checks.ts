import { setTimeout as wait } from 'node:timers/promises'
import { checkNames, type CheckName, type CheckVerdict } from '@wadah/contracts/curation'
import { both } from '../consent/words.ts'
import { checkBudgets } from './budgets-check.ts'
import type { Check, CheckContext, CheckInput } from './check-context.ts'
import { checkConformance } from './conformance-check.ts'
import { checkContract } from './contract-check.ts'
import { runOnFixtures, type FixtureRuns } from './fixture-runs.ts'
import { checkManifestOf } from './manifest-check.ts'
import { checkPackages } from './packages-check.ts'
import { checkPermissions } from './permissions-check.ts'
import { checkPersonalData } from './personal-data-check.ts'
import { checkSandbox } from './sandbox-check.ts'
import { checkSeal } from './seal-check.ts'
import { findingOf, verdict } from './verdict.ts'

const checks: Record<CheckName, Check> = {
  manifest: checkManifestOf,
  seal: checkSeal,
  contract: checkContract,
  permissions: checkPermissions,
  budgets: checkBudgets,
  sandbox: checkSandbox,
  'personal-data': checkPersonalData,
  packages: checkPackages,
  conformance: checkConformance,
}

/** What one check may take, ms; together they stay below the five minutes within which an OPD gets its verdict. */
const patience: Partial<Record<CheckName, number>> = { sandbox: 90_000, conformance: 150_000 }
const usualPatience = 20_000

/** Options of {@link runChecks}. */
export interface RunChecksOptions {
  /** In place of the usual patience with each check, ms. */
  patienceMs?: number
}

/** Runs every check of a release: the same for an author before publishing and for the server after. Never throws. */
export async function runChecks(context: CheckContext, { patienceMs }: RunChecksOptions = {}): Promise<CheckVerdict[]> {
  let ran: Promise<FixtureRuns | undefined> | undefined
  const input: CheckInput = { ...context, runFixtures: () => (ran ??= runOnFixtures(context)) }
  const verdicts: CheckVerdict[] = []
  for (const name of checkNames) verdicts.push(await runCheck(name, input, patienceMs ?? patience[name] ?? usualPatience))
  return verdicts
}

async function runCheck(name: CheckName, input: CheckInput, patienceMs: number): Promise<CheckVerdict> {
  const ended = new AbortController()
  const late = wait(patienceMs, undefined, { signal: ended.signal, ref: false }).then(
    () => verdict(name, 'failed', both('Pemeriksaan ini tidak selesai pada waktunya.', 'This check did not end in time.')),
    () => verdict(name, 'failed', both('', '')),
  )
  try {
    return await Promise.race([Promise.resolve().then(() => checks[name](input)), late])
  } catch (thrown) {
    return verdict(name, 'failed', both('Pemeriksaan ini terhenti.', 'This check broke off.'), [findingOf(thrown)])
  } finally {
    ended.abort()
  }
}
