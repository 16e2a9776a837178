import { mayViewBoard } from '@wadah/api/board-access'
import { feedFacts } from '@wadah/api/feed-facts'
import type { Installation } from '@wadah/api/services'
import { secrecyOf } from '@wadah/api/shown'
import { areasRevision } from '@wadah/db/areas'
import { boardListRevision, findBoard } from '@wadah/db/boards'
import { readersOfVariant } from '@wadah/api/variant-readers'
import { enablementRevision } from '@wadah/db/enablement'
import { readStoredFeeds } from '@wadah/db/feeds'
import type { Database } from '@wadah/db/open'
import { purposesOf } from '@wadah/db/read-purposes'
import { findSnapshot } from '@wadah/db/snapshots'
import type { LiveSource } from '../live/live-source.ts'

/** Reads present state from the database. */
export function storedLiveSource(database: Database, installation: Installation, now: () => number): LiveSource {
  return {
    async feed(id) {
      const [stored] = await readStoredFeeds(database, [id])
      if (stored === undefined) return undefined
      const snapshot = stored.snapshot && (await findSnapshot(database, id, stored.snapshot.version))
      return {
        facts: feedFacts(stored, installation, now()),
        version: snapshot === undefined ? 0 : stored.feed.version,
        factsVersion: stored.feed.factsVersion,
        data: snapshot?.data,
        admits: stored.feed.variantOf === null ? undefined : await readersOfVariant(database, stored.feed),
        secrecy: secrecyOf(stored.feed, stored.snapshot?.classes),
      }
    },
    async boardRevision(id, caller) {
      const board = await findBoard(database, id)
      return board !== undefined && mayViewBoard(caller, board) ? board.revision : undefined
    },
    enablementRevision: () => enablementRevision(database),
    purposes: async (session) => (await purposesOf(database, [session])).get(session) ?? new Set(),
    boardListRevision: () => boardListRevision(database),
    areasRevision: () => areasRevision(database),
  }
}
