import { listCurationPolicies, listOpenCountersignatures, listPolicyDecisions, type CurationPolicyRow } from '@wadah/db/curation'
import { listReleases, listReleasesInState } from '@wadah/db/releases'
import { procedure } from '../procedure.ts'
import { listDecision, listEntries, type DecisionListing, type ReleaseListing } from './entries.ts'
import { reviewers } from './review-access.ts'

/** A decision with the release it is about. */
export interface DecidedRelease extends DecisionListing {
  plugin: string
  version: string
  release: string
}

/** Everything a curator comes for. */
export interface CurationQueue {
  /** In review or being checked, the oldest first. */
  waiting: ReleaseListing[]
  /** Decided lately, the newest first. */
  decided: ReleaseListing[]
  countersignatures: DecidedRelease[]
  /** What policies approved by themselves in the last week, the newest first. */
  automatic: DecidedRelease[]
  policies: (Omit<CurationPolicyRow, 'setAt'> & { setAt: string })[]
  plugins: { id: string; title: { id: string; en: string } }[]
}

const week = 7 * 86_400_000
const mostDecided = 30

export const queue = procedure
  .meta({ authority: { kind: 'roles', roles: reviewers } })
  .query(async ({ ctx: { database, services } }): Promise<CurationQueue> => {
    const at = new Date(services.now())
    const all = await listReleases(database)
    const decided = all
      .filter(({ state }) => state === 'returned' || state === 'approved' || state === 'withdrawn')
      .toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
      .slice(0, mostDecided)
    const withRelease = (row: Awaited<ReturnType<typeof listOpenCountersignatures>>[number]): DecidedRelease => ({
      ...listDecision(row),
      plugin: row.plugin,
      version: row.version,
      release: row.release,
    })
    return {
      waiting: await listEntries(database, await listReleasesInState(database, ['checking', 'in-review'])),
      decided: await listEntries(database, decided),
      countersignatures: (await listOpenCountersignatures(database)).map(withRelease),
      automatic: (await listPolicyDecisions(database, new Date(at.getTime() - week))).map(withRelease),
      policies: (await listCurationPolicies(database)).map(({ setAt, ...policy }) => ({ ...policy, setAt: setAt.toISOString() })),
      plugins: [...new Map(all.map(({ plugin, manifest }) => [plugin, manifest.title])).entries()].map(([id, title]) => ({ id, title })),
    }
  })
