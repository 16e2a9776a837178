import type { PilotProgress } from '@wadah/api/enabling-services'
import type { PilotFinding, PilotThresholds } from '@wadah/contracts/enabling'

/**
 * What speaks against a pilot: nothing, or every bound that is exceeded.
 *
 * @remarks Pure. The share of failed runs is judged once there are enough of them. Only feeds that the pilot runs itself can be late or
 * fail on its account.
 */
export function judgePilot(
  { crashes, runs, lateness }: Pick<PilotProgress, 'crashes' | 'runs' | 'lateness'>,
  thresholds: PilotThresholds,
): PilotFinding[] {
  const { crashesPerScreen, failedRunShare, leastRuns, cadencesLater } = thresholds
  const findings: PilotFinding[] = crashes
    .filter(({ count }) => count > crashesPerScreen)
    .map(({ screenName, count }) => ({ kind: 'crashes', screen: screenName, count, allowed: crashesPerScreen }))
  if (runs.runs >= leastRuns && runs.failed > runs.runs * failedRunShare)
    findings.push({ kind: 'failed-runs', failed: runs.failed, runs: runs.runs, allowedShare: failedRunShare })
  for (const { feed, byMs, cadenceMs } of lateness)
    if (byMs > cadenceMs * cadencesLater) findings.push({ kind: 'later', feed, byMs, allowedMs: cadenceMs * cadencesLater })
  return findings
}
