import type { PilotFinding } from '@wadah/contracts/enabling'
import { wadahItself, type Actor } from '@wadah/db/audit'
import { raiseEnablement } from '@wadah/db/enablement'
import { endRule, listActiveRules, lockRule, type RuleWithRelease } from '@wadah/db/enablement-rules'
import { settleFeeds } from '../registry/settle-feeds.ts'
import { decide, record } from './decisions.ts'
import type { EnablingDeps } from './enabling-deps.ts'
import { readPilotProgress } from './pilot-progress.ts'

/** Who steps a pilot back when nobody has to. */
const actor: Actor = { ...wadahItself, name: 'otomatis' }

/** Looks at every pilot within its soak time, or at those of one plugin, and steps back those that exceed a bound. */
export async function judgePilots(deps: EnablingDeps, plugin?: string): Promise<void> {
  for (const rule of await listActiveRules(deps.database, plugin)) {
    const isWatched = rule.kind === 'pilot' && (rule.soakUntil?.getTime() ?? 0) > deps.now()
    if (!isWatched) continue
    const { findings } = await readPilotProgress(deps.database, rule, { installation: deps.installation, now: deps.now() })
    if (findings.length > 0) await stepBack(deps, rule, findings)
  }
}

async function stepBack({ database, now, log }: EnablingDeps, { id, plugin }: RuleWithRelease, findings: PilotFinding[]): Promise<void> {
  await decide(database, plugin, async (tx) => {
    const rule = await lockRule(tx, id)
    // Another replica, or a person, was quicker.
    if (rule === undefined || rule.endedAt !== null) return
    const at = new Date(now())
    const reason = findings.map(wordFinding).join('; ')
    await endRule(tx, id, { at, by: actor.name, ending: 'stepped-back', reason, findings })
    const details = { findings: findings.map(({ kind }) => kind) }
    await record(tx, { actor, reason }, { plugin, release: rule.releaseRow, kind: 'pilot-stepped-back', at, details })
    await settleFeeds(tx, plugin)
    await raiseEnablement(tx, { urgent: true })
    log({ level: 'warn', message: `The pilot of ${plugin}@${rule.releaseRow.version} stepped back.`, details: { reason } })
  })
}

/** In the timeline’s words; the screen words the findings themselves in both languages. */
function wordFinding(finding: PilotFinding): string {
  switch (finding.kind) {
    case 'crashes':
      return `berhenti ${finding.count} kali di layar ${finding.screen} (batas ${finding.allowed})`
    case 'failed-runs':
      return `${finding.failed} dari ${finding.runs} penarikan gagal (batas ${Math.round(finding.allowedShare * 100)} %)`
    case 'later':
      return `${finding.feed} tertinggal ${Math.round(finding.byMs / 1_000)} detik (batas ${Math.round(finding.allowedMs / 1_000)})`
  }
}

/** Looks at the pilots again and again; returns the way to stop. By default every 5 s. */
export function watchPilots(deps: EnablingDeps, everyMs = 5_000): () => void {
  let isLooking = false
  const look = async (): Promise<void> => {
    if (isLooking) return
    isLooking = true
    try {
      await judgePilots(deps)
    } catch (thrown) {
      deps.log({ level: 'error', message: 'The pilots could not be looked at.', details: { reason: String(thrown) } })
    } finally {
      isLooking = false
    }
  }
  const timer = setInterval(() => void look(), everyMs)
  return () => clearInterval(timer)
}
