import type { Database } from '@wadah/db/open'
import type { LiveHub } from '../live/live-hub.ts'

/** Options of {@link followDatabase}. */
export interface FollowOptions {
  database: Database
  hub: LiveHub
  /** What runs changed, here or on another replica. */
  enablementChanged(): Promise<void>
  failed(error: unknown): void
}

/**
 * Turns what any replica commits into messages to this replica's clients; returns the way to stop.
 *
 * @remarks What was committed while the connection was down is never heard, so all of it is read anew once it is up again.
 */
export async function followDatabase({ database, hub, enablementChanged, failed }: FollowOptions): Promise<() => Promise<void>> {
  // The channels share one connection; the last of them to come back stands for all.
  const readAnew = () =>
    void enablementChanged()
      .then(() => hub.refresh())
      .catch(failed)
  const stops = await Promise.all([
    database.listen('feed', (payload) => void hub.feedChanged((JSON.parse(payload) as { id: string }).id)),
    database.listen('board', (payload) => {
      const { id, revision } = JSON.parse(payload) as { id: string; revision: number }
      hub.boardChanged(id, revision)
    }),
    database.listen('boards', (payload) => hub.boardListChanged((JSON.parse(payload) as { revision: number }).revision)),
    database.listen('areas', (payload) => hub.areasChanged((JSON.parse(payload) as { revision: number }).revision)),
    database.listen(
      'enablement',
      (payload) => {
        const { revision, urgent = false } = JSON.parse(payload) as { revision: number; urgent?: boolean }
        const settled = enablementChanged().catch(failed)
        // A stop does not wait for the data of what runs instead.
        void (urgent ? Promise.resolve() : settled).then(() => hub.enablementChanged(revision)).catch(failed)
      },
      readAnew,
    ),
  ])
  return async () => {
    for (const stop of stops) await stop()
  }
}
