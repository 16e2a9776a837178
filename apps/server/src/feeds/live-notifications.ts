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

/** Turns what any replica commits into messages to this replica's clients; returns the way to stop. */
export async function followDatabase({ database, hub, enablementChanged, failed }: FollowOptions): Promise<() => Promise<void>> {
  const stops = await Promise.all([
    database.listen('feed', (payload) => void hub.feedChanged((JSON.parse(payload) as { id: string }).id)),
    database.listen('board', (payload) => {
      const { id, revision } = JSON.parse(payload) as { id: string; revision: number }
      hub.boardChanged(id, revision)
    }),
    database.listen('enablement', (payload) => {
      const { revision } = JSON.parse(payload) as { revision: number }
      void enablementChanged()
        .then(() => hub.enablementChanged(revision))
        .catch(failed)
    }),
  ])
  return async () => {
    for (const stop of stops) await stop()
  }
}
