import { mayCallerRead } from '@wadah/api/clearance'
import { readersOfVariant } from '@wadah/api/variant-readers'
import type { Caller } from '@wadah/contracts/roles'
import { findFeed } from '@wadah/db/feeds'
import type { Database } from '@wadah/db/open'
import { findSnapshot } from '@wadah/db/snapshots'
import type { StoredBody } from '../http/app-deps.ts'
import { compress } from '../http/shell-files.ts'
import { createBodyCache } from './body-cache.ts'

/** Memory for bodies that many ask for at once, in bytes. */
const mostBytes = 48 * 1024 * 1024
/** Higher levels cost a hundred times more and win little. */
const brotliQuality = 5

/** Hands out bodies of feeds, compressed once a version. */
export function createFeedBodies(database: Database) {
  const cache = createBodyCache(mostBytes)

  async function make(id: string, version: number): Promise<StoredBody | undefined> {
    const snapshot = await findSnapshot(database, id, version)
    if (snapshot === undefined) return undefined
    const body = Buffer.from(JSON.stringify({ version, data: snapshot.data }))
    return { contentType: 'application/json; charset=utf-8', body, brotli: await compress(body, 'br', brotliQuality) }
  }

  return async function feedBody(request: {
    id: string
    projection: string
    version: number
    caller: Caller
  }): Promise<StoredBody | undefined> {
    const feed = await findFeed(database, request.id)
    const isOffered = feed?.enabled === true && feed.classification === request.projection
    if (!isOffered || !mayCallerRead(request.caller, feed)) return undefined
    if (feed.variantOf !== null && !(await readersOfVariant(database, feed))(request.caller)) return undefined
    return cache.take(`${request.id}@${request.version}`, () => make(request.id, request.version))
  }
}
