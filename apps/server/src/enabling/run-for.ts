import type { EnablingServices } from '@wadah/api/enabling-services'
import { findEnablement, raiseEnablement, setEnablement } from '@wadah/db/enablement'
import { addRule, adjustRule, endRule } from '@wadah/db/enablement-rules'
import { findRelease } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'
import { enableRelease } from '../registry/enable-release.ts'
import { settleFeeds } from '../registry/settle-feeds.ts'
import { decide, record, requireRule, requireRunnable, signed } from './decisions.ts'
import type { EnablingDeps } from './enabling-deps.ts'

const minute = 60_000

/** Decisions on which release runs for whom. */
export function runFor({
  database,
  now,
}: EnablingDeps): Pick<EnablingServices, 'enable' | 'pilot' | 'adjust' | 'widen' | 'end' | 'follow'> {
  return {
    async enable(given) {
      const decision = signed(given)
      const { plugin, version, audience, policy, reason, actor } = decision
      await decide(database, plugin, async (tx) => {
        const release = await requireRunnable(tx, plugin, version)
        const at = new Date(now())
        const tier = (await findEnablement(tx, plugin))?.tier ?? 'sandboxed'
        if (audience === undefined) return enableRelease(tx, { release, policy, tier, actor, kind: 'enabled', reason, at })
        await addRule(tx, {
          plugin,
          release: release.hash,
          kind: 'rule',
          audience,
          policy,
          tier,
          reason,
          startedAt: at,
          startedBy: actor.name,
        })
        await record(tx, decision, { plugin, release, kind: 'enabled-for', at, details: { audience, policy } })
        await settleFeeds(tx, plugin)
        await raiseEnablement(tx)
      })
    },
    async pilot(given) {
      const decision = signed(given)
      const { plugin, version, audience, soakMinutes, thresholds, reason, actor } = decision
      return decide(database, plugin, async (tx) => {
        const release = await requireRunnable(tx, plugin, version)
        const at = new Date(now())
        const tier = (await findEnablement(tx, plugin))?.tier ?? 'sandboxed'
        const soakUntil = new Date(now() + soakMinutes * minute)
        const pilot = { kind: 'pilot' as const, audience, policy: 'pin' as const, tier, reason, soakUntil, thresholds }
        const id = await addRule(tx, { plugin, release: release.hash, ...pilot, startedAt: at, startedBy: actor.name })
        await record(tx, decision, { plugin, release, kind: 'pilot-started', at, details: { audience, soakMinutes, thresholds } })
        await settleFeeds(tx, plugin)
        await raiseEnablement(tx)
        return id
      })
    },
    async adjust(given) {
      const decision = signed(given)
      const { rule: id, soakMinutes, thresholds } = decision
      await database.transaction(async (tx) => {
        const rule = await requireRule(tx, id)
        if (rule.kind !== 'pilot') throw new CodedError('not_found', 'That rule is no pilot.')
        const at = new Date(now())
        await adjustRule(tx, id, { soakUntil: new Date(now() + soakMinutes * minute), thresholds })
        const details = { soakMinutes, thresholds }
        await record(tx, decision, { plugin: rule.plugin, release: rule.releaseRow, kind: 'pilot-adjusted', at, details })
        await raiseEnablement(tx)
      })
    },
    async widen(given) {
      const decision = signed(given)
      const { rule: id, reason, actor } = decision
      const { plugin } = await database.transaction((tx) => requireRule(tx, id))
      await decide(database, plugin, async (tx) => {
        const rule = await requireRule(tx, id)
        const release = await requireRunnable(tx, plugin, rule.releaseRow.version)
        const policy = (await findEnablement(tx, plugin))?.policy ?? 'pin'
        await enableRelease(tx, { release, policy, tier: rule.tier, actor, kind: 'widened', reason, at: new Date(now()) })
      })
    },
    async end(given) {
      const decision = signed(given)
      const { rule: id, reason, actor } = decision
      const { plugin } = await database.transaction((tx) => requireRule(tx, id))
      await decide(database, plugin, async (tx) => {
        const rule = await requireRule(tx, id)
        const at = new Date(now())
        await endRule(tx, id, { at, by: actor.name, ending: 'ended', reason })
        await record(tx, decision, { plugin, release: rule.releaseRow, kind: 'rule-ended', at })
        await settleFeeds(tx, plugin)
        await raiseEnablement(tx, { urgent: true })
      })
    },
    async follow(given) {
      const decision = signed(given)
      const { plugin, policy } = decision
      await decide(database, plugin, async (tx) => {
        const present = await findEnablement(tx, plugin)
        if (present === undefined) throw new CodedError('not_found', `${plugin} has no general release.`)
        const release = await findRelease(tx, present.release)
        const at = new Date(now())
        await record(tx, decision, { plugin, release, kind: policy === 'pin' ? 'pinned' : 'following', at })
        await setEnablement(tx, { plugin, release: present.release, policy, tier: present.tier, enabled: present.enabled, changedAt: at })
      })
    },
  }
}
