import { listReleases } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'
import { readReleaseOffices } from '../offices/release-offices.ts'
import { procedure } from '../procedure.ts'
import { listEntries, type ReleaseListing } from './entries.ts'
import { ownOffice } from './review-access.ts'

const mostShown = 100

export const mine = procedure
  .meta({ authority: { kind: 'own-opd', roles: ownOffice } })
  .query(async ({ ctx: { caller, database } }): Promise<ReleaseListing[]> => {
    const { opd } = caller
    if (opd === undefined) throw new CodedError('forbidden', 'You belong to no OPD.')
    const officesOf = await readReleaseOffices(database)
    const own = (await listReleases(database)).filter((release) => officesOf(release).has(opd))
    const newestFirst = own.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime()).slice(0, mostShown)
    return listEntries(database, newestFirst)
  })
