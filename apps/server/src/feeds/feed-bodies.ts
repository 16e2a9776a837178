import { mayCallerRead } from '@wadah/api/clearance'
import { readersOfVariant } from '@wadah/api/variant-readers'
import type { Caller } from '@wadah/contracts/roles'
import { findFeed } from '@wadah/db/feeds'
import type { Database } from '@wadah/db/open'
import { findSnapshot } from '@wadah/db/snapshots'
import type { StoredBody } from '../http/app-deps.ts'
import { compress } from '../http/shell-files.ts'

/** Memory for bodies that many ask for at once, in bytes. */
const mostBytes = 48 * 1024 * 1024
/** Higher levels cost a hundred times more and win little. */
const brotliQuality = 5

/** Hands out bodies of feeds, compressed once a version. */
export function createFeedBodies(database: Database) {
  const kept = new Map<string, Promise<StoredBody | undefined>>()
  const sizes = new Map<string, number>()
  let bytes = 0

  async function make(id: string, version: number): Promise<StoredBody | undefined> {
    const snapshot = await findSnapshot(database, id, version)
    if (snapshot === undefined) return undefined
    const body = Buffer.from(JSON.stringify({ version, data: snapshot.data }))
    return { contentType: 'application/json; charset=utf-8', body, brotli: await compress(body, 'br', brotliQuality) }
  }

  function keep(key: string, made: Promise<StoredBody | undefined>): void {
    kept.set(key, made)
    void made.then(
      (stored) => {
        const size = (stored?.body.length ?? 0) + (stored?.brotli?.length ?? 0)
        sizes.set(key, size)
        bytes += size
        for (const old of kept.keys()) {
          if (bytes <= mostBytes || old === key) break
          kept.delete(old)
          bytes -= sizes.get(old) ?? 0
          sizes.delete(old)
        }
        if (stored === undefined) kept.delete(key)
      },
      () => kept.delete(key),
    )
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
    const key = `${request.id}@${request.version}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make(request.id, request.version)
    keep(key, made)
    return made
  }
}
