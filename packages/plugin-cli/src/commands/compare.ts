import { compareContracts } from '@wadah/plugin-bundle/compare-contracts'
import { unpackRelease } from '@wadah/plugin-bundle/unpack'
import { recordedContractSchema, type RecordedContract } from '@wadah/contracts/recorded-contract'
import { say } from '../print.ts'
import { readRelease } from './read-release.ts'

async function contractOf(path: string): Promise<RecordedContract> {
  const files = await unpackRelease(await readRelease(path))
  return recordedContractSchema.parse(JSON.parse(files.get('contract.json')?.toString('utf8') ?? 'null'))
}

/** Says which version number a change of contract asks for, and why. */
export async function compare(before: string, after: string): Promise<void> {
  const { level, changes } = compareContracts(await contractOf(before), await contractOf(after))
  say(level === 'none' ? 'The contract is the same: a patch will do.' : `This is a ${level} change:`)
  for (const change of changes) say(`  ${change.level}  ${change.path}: ${change.what}`)
}
