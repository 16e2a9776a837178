import type { CheckVerdict, ConsentDiff } from '@wadah/contracts/curation'
import { addAuditEvent, listAuditEvents, wadahItself } from '@wadah/db/audit'
import { addDecision, curationPolicyOf, saveChecks } from '@wadah/db/curation'
import { findEnablement } from '@wadah/db/enablement'
import { takeTurns, type Database, type Executor } from '@wadah/db/open'
import { addCurationEvent, moveRelease, type ReleaseRow } from '@wadah/db/releases'
import { consentDiff } from '@wadah/plugin-bundle/consent-diff'
import { enableRelease } from '../registry/enable-release.ts'
import { decideByPolicy, type AfterChecks } from './decide-by-policy.ts'
import { loadRunning, toCompared, type LoadedForReview } from './load-checked-release.ts'

/** What became of a release when its checks were done. */
export interface SettleOptions {
  checked: LoadedForReview
  verdicts: readonly CheckVerdict[]
  at: Date
}

/**
 * Keeps what the checks said and moves the release on: back to its OPD, to a curator, or into service by the plugin's policy.
 *
 * @remarks Nothing happens when the release is no longer being checked: another replica was first.
 */
export async function settleRelease(database: Database, { checked, verdicts, at }: SettleOptions): Promise<void> {
  const release = checked.row
  await database.transaction(async (tx) => {
    // Of several releases of a plugin that come at once each is judged against the one before it.
    await takeTurns(tx, `plugin ${release.plugin}`)
    const running = await findEnablement(tx, release.plugin)
    const diff = consentDiff(await loadRunning(tx, release.plugin, release.hash), toCompared(checked))
    const after = decideByPolicy({
      policy: await curationPolicyOf(tx, release.plugin),
      version: release.version,
      contract: release.contract,
      running: running && {
        version: running.releaseRow.version,
        isEnabled: running.enabled,
        isPinned: running.policy === 'pin',
        tier: running.tier,
      },
      diff,
      verdicts,
    })
    if (!(await moveRelease(tx, release.hash, { from: ['checking'], to: after.state }))) return
    await saveChecks(tx, release.hash, verdicts, at)
    await addCurationEvent(tx, { at, plugin: release.plugin, release: release.hash, kind: 'checked', actor: wadahItself.name })
    await addAuditEvent(tx, {
      at,
      actor: wadahItself,
      action: 'release.checked',
      subject: `${release.plugin}@${release.version}`,
      details: { hash: release.hash, outcomes: Object.fromEntries(verdicts.map(({ check, outcome }) => [check, outcome])) },
    })
    await decide(tx, { release, diff, at, after, tier: running?.tier ?? 'sandboxed' })
  })
}

interface Decided {
  release: ReleaseRow
  diff: ConsentDiff
  at: Date
  after: AfterChecks
  tier: 'sandboxed' | 'trusted'
}

async function decide(tx: Executor, { release, diff, at, after, tier }: Decided): Promise<void> {
  if (after.state === 'in-review') return
  const isApproved = after.state === 'approved'
  const reason = isApproved ? policyWords[after.policy] : after.failed.map(({ summary }) => summary.id).join(' ')
  const [kind, act] = isApproved ? (['approved', 'approve'] as const) : (['returned', 'return'] as const)
  await addCurationEvent(tx, { at, plugin: release.plugin, release: release.hash, kind, actor: wadahItself.name, reason })
  await addAuditEvent(tx, {
    at,
    actor: wadahItself,
    action: `release.${kind}`,
    subject: `${release.plugin}@${release.version}`,
    details: { hash: release.hash, reason, ...(isApproved ? { policy: after.policy, tier } : {}) },
  })
  await addDecision(tx, {
    at,
    plugin: release.plugin,
    release: release.hash,
    act,
    actor: wadahItself.name,
    reason,
    diff,
    isFinal: true,
    auditHash: (await listAuditEvents(tx, 1))[0]?.hash ?? '',
    ...(isApproved ? { policy: after.policy, tier } : { checks: after.failed.map(({ check }) => check) }),
  })
  if (isApproved) await enableRelease(tx, { release, policy: 'follow-compatible', tier, actor: wadahItself, kind: 'enabled', at })
}

const policyWords = {
  review: '',
  'auto-patch': 'Disetujui otomatis: rilis tambalan, tidak meminta apa pun yang baru, semua pemeriksaan lulus.',
  'follow-compatible': 'Disetujui otomatis: kebijakan mengikuti rilis yang cocok.',
}
