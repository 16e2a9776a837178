import { listFeeds } from '@wadah/db/feeds'
import { originOf } from '@wadah/contracts/ids'
import type { ApiContext } from '../context.ts'

/**
 * Has the feeds that read a connection and fail, or never ran, asked for again: the connection changed, so their back-off means nothing.
 *
 * @remarks It does not wait for them. The connection is saved, whatever the runs come to; that shows on the feeds.
 */
export async function runMended({ database, services }: ApiContext, connection: { opd: string; name: string }): Promise<void> {
  for (const { id, plugin, meta, failedRuns, lastRunAt } of await listFeeds(database)) {
    // Connections are named in the plugin's own namespace, whoever owns it now.
    const isRead = originOf(plugin) === connection.opd && meta.connections.includes(connection.name)
    if (!isRead || (failedRuns === 0 && lastRunAt !== null)) continue
    services.jobs.runNow(id).catch((thrown: unknown) => {
      services.log({
        level: 'warn',
        message: 'A feed could not run after its connection changed.',
        details: { feed: id, reason: String(thrown) },
      })
    })
  }
}
