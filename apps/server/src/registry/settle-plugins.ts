import { readRunningState } from '@wadah/api/running-state'
import { standstillOf } from '@wadah/api/standing'
import type { Installation } from '@wadah/api/services'
import type { Database } from '@wadah/db/open'
import type { ServerLog } from '../start/server-log.ts'
import { settleFeeds } from './settle-feeds.ts'

/**
 * Makes the feeds of every plugin fit what this server brings, when it starts: after an upgrade, a release may want another SDK.
 *
 * @remarks Such releases are named with the reason, in the log and to whoever started the server. They run again once the server, or the
 * release, is another.
 */
export async function settlePlugins({
  database,
  installation,
  log,
  say,
}: {
  database: Database
  installation: Installation
  log: ServerLog
  say(line: string): void
}): Promise<void> {
  const { plugins } = await readRunningState(database)
  for (const plugin of plugins.values()) {
    await database.transaction((tx) => settleFeeds(tx, plugin.id))
    for (const release of [plugin.general ?? [], plugin.rules.map((rule) => rule.release)].flat()) {
      const standstill = standstillOf(plugin, release, { ...installation, safeMode: false })
      if (standstill?.cause !== 'sdk') continue
      const why = `${plugin.id}@${release.version} wants SDK ${release.manifest.sdk}; this server brings ${installation.sdk.version}. It does not run.`
      say(`  refused: ${why}`)
      log({ level: 'warn', message: why })
    }
  }
  if (installation.safeMode) say('Safe mode: plugins are off. Start again without --safe (or WADAH_SAFE_MODE) to run them.')
}
