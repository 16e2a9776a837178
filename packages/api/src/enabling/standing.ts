import type { EnabledWidget } from '@wadah/contracts/release'
import type { Installation } from '../services.ts'
import type { RunningPlugin, RunningRelease } from './running-state.ts'

/** Why a release that is enabled does not run; undefined when it does. */
export function standstillOf(
  plugin: Pick<RunningPlugin, 'stop'>,
  release: Pick<RunningRelease, 'manifest' | 'withdrawnReason'>,
  installation: Pick<Installation, 'safeMode' | 'sdk'>,
): EnabledWidget['withdrawn'] {
  if (plugin.stop !== undefined) return { cause: 'stopped', reason: plugin.stop.reason, at: plugin.stop.at.toISOString() }
  if (release.withdrawnReason !== undefined) return { cause: 'withdrawn', reason: release.withdrawnReason }
  if (!installation.sdk.fits(release.manifest.sdk))
    return { cause: 'sdk', reason: '', sdk: { wanted: release.manifest.sdk, host: installation.sdk.version } }
  return installation.safeMode ? { cause: 'safe-mode', reason: '' } : undefined
}
