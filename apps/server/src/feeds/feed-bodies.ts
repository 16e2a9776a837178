import { clearanceOf } from '@wadah/api/clearance'
import { purposeRequired } from '@wadah/api/purpose-required'
import type { SecrecyServices } from '@wadah/api/services'
import { secrecyOf } from '@wadah/api/shown'
import { readersOfVariant } from '@wadah/api/variant-readers'
import { classificationSchema, mayRead, type Projection } from '@wadah/contracts/classification'
import type { Caller } from '@wadah/contracts/roles'
import { projectData, projectionsOf, wasStricter } from '@wadah/contracts/secrecy'
import { findFeed, type FeedRow } from '@wadah/db/feeds'
import type { Database } from '@wadah/db/open'
import { hasPurpose } from '@wadah/db/read-purposes'
import { findClassesOf, findSnapshot } from '@wadah/db/snapshots'
import type { StoredBody } from '../http/app-deps.ts'
import { compress } from '../http/shell-files.ts'
import { createBodyCache } from './body-cache.ts'

/** Memory for bodies that many ask for at once, in bytes. */
const mostBytes = 48 * 1024 * 1024
/** Higher levels cost a hundred times more and win little. */
const brotliQuality = 5

interface WantedBody {
  feed: FeedRow
  version: number
  projection: Projection
}

/** Who asks for which body. */
export interface FeedBodyRequest {
  id: string
  projection: string
  version: number
  caller: Caller
  session?: string | undefined
}

/** Hands out bodies of feeds, compressed once for each projection of a version. Throws `purpose_required`. */
export function createFeedBodies(database: Database, restrictedRead: SecrecyServices['noteRead'] = async () => undefined) {
  const cache = createBodyCache(mostBytes)

  async function make({ feed, version, projection }: WantedBody): Promise<StoredBody | undefined> {
    const snapshot = await findSnapshot(database, feed.id, version)
    if (snapshot === undefined) return undefined
    // What was taken in under a stricter class keeps it: such a version has no body in the projection of today.
    const { classified } = secrecyOf(feed, snapshot.classes)
    if (!projectionsOf(classified).includes(projection)) return undefined
    const body = Buffer.from(JSON.stringify({ version, data: projectData(snapshot.data, classified, projection) }))
    return { contentType: 'application/json; charset=utf-8', body, brotli: await compress(body, 'br', brotliQuality) }
  }

  /** Whether a version was taken in under classes of its own, and so may have a projection that the feed has no more. */
  async function isOfOtherClass(feed: FeedRow, version: number): Promise<boolean> {
    const then = await findClassesOf(database, feed.id, version)
    return then !== undefined && wasStricter(then, { classification: feed.classification, fields: feed.fieldClasses })
  }

  return async function feedBody(request: FeedBodyRequest): Promise<StoredBody | undefined> {
    const feed = await findFeed(database, request.id)
    const projection = classificationSchema.safeParse(request.projection).data
    if (feed?.enabled !== true || projection === undefined) return undefined
    if (!mayRead(clearanceOf(request.caller, feed.opd), projection)) return undefined
    if (!projectionsOf(secrecyOf(feed).classified).includes(projection) && !(await isOfOtherClass(feed, request.version))) return undefined
    if (feed.variantOf !== null && !(await readersOfVariant(database, feed))(request.caller)) return undefined
    if (projection === 'restricted') {
      if (!(await hasPurpose(database, request.session, feed.id))) throw purposeRequired(feed.id)
      await restrictedRead({ caller: request.caller, session: request.session, subject: feed.id, surface: 'body' })
    }
    // Classes that changed and content that was purged leave the copies made before behind.
    const key = `${request.id} ${projection} ${request.version} ${feed.secrecyRevision}`
    return cache.take(key, () => make({ feed, version: request.version, projection }))
  }
}
