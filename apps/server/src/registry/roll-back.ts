import { actorOf } from '@wadah/api/actor'
import type { Caller } from '@wadah/contracts/roles'
import { findEnablement } from '@wadah/db/enablement'
import { takeTurns, type Database } from '@wadah/db/open'
import { findReleaseVersion } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'
import { enableRelease } from './enable-release.ts'

/** Runs a former release of a plugin again and pins it, so that following does not undo the decision. Throws `not_found`. */
export async function rollBack(
  database: Database,
  decision: { plugin: string; version: string; reason: string; caller: Caller; at: Date },
): Promise<void> {
  const { plugin, version, reason, at } = decision
  await database.transaction(async (tx) => {
    await takeTurns(tx, `plugin ${plugin}`)
    const present = await findEnablement(tx, plugin)
    const release = await findReleaseVersion(tx, plugin, version)
    if (present === undefined || release === undefined) throw new CodedError('not_found', `There is no release ${plugin}@${version}.`)
    await enableRelease(tx, {
      release,
      policy: 'pin',
      tier: present.tier,
      actor: actorOf(decision.caller),
      kind: 'rolled-back',
      reason,
      at,
    })
  })
}
