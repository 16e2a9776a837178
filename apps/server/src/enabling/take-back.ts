import type { EnablingServices } from '@wadah/api/enabling-services'
import { findEnablement, raiseEnablement, switchEnablement } from '@wadah/db/enablement'
import { listFeedsOf } from '@wadah/db/feeds'
import { addStop, removeStop } from '@wadah/db/plugin-stops'
import { CodedError } from '@wadah/errors'
import { enableRelease } from '../registry/enable-release.ts'
import { settleFeeds } from '../registry/settle-feeds.ts'
import { decide, formerRelease, record, requireRunnable, signed } from './decisions.ts'
import type { EnablingDeps } from './enabling-deps.ts'

/** Decisions that take something back, and that every screen hears of at once. */
export function takeBack({ database, now, runNow }: EnablingDeps): Pick<EnablingServices, 'rollBack' | 'stop' | 'resume'> {
  return {
    async rollBack(given) {
      const { plugin, version, reason, actor } = signed(given)
      const feeds = await decide(database, plugin, async (tx) => {
        const present = await findEnablement(tx, plugin)
        if (present === undefined) throw new CodedError('not_found', `${plugin} has no general release.`)
        const release = version === undefined ? await formerRelease(tx, plugin) : await requireRunnable(tx, plugin, version)
        await enableRelease(tx, { release, policy: 'pin', tier: present.tier, actor, kind: 'rolled-back', reason, at: new Date(now()) })
        return listFeedsOf(tx, plugin)
      })
      // What is shown is the last of the old contract, dated; its bridge runs at once, whether its contract changed or not.
      for (const { id, enabled } of feeds) if (enabled) runNow(id)
    },
    async stop(given) {
      const decision = signed(given)
      const { plugin, reason, actor } = decision
      await decide(database, plugin, async (tx) => {
        const at = new Date(now())
        const wasRunning = await addStop(tx, { plugin, reason, stoppedAt: at, stoppedBy: actor.name })
        if (!wasRunning) return
        await switchEnablement(tx, plugin, false, at)
        await record(tx, decision, { plugin, kind: 'stopped', at })
        await settleFeeds(tx, plugin)
        await raiseEnablement(tx, { urgent: true })
      })
    },
    async resume(given) {
      const decision = signed(given)
      const { plugin } = decision
      await decide(database, plugin, async (tx) => {
        if (!(await removeStop(tx, plugin))) throw new CodedError('not_found', `${plugin} is not stopped.`)
        const at = new Date(now())
        await switchEnablement(tx, plugin, true, at)
        await record(tx, decision, { plugin, kind: 'resumed', at })
        await settleFeeds(tx, plugin)
        await raiseEnablement(tx)
      })
    },
  }
}
