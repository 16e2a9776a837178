import { listEveryOpd, listFormerNames, listPluginOwners } from '@wadah/db/offices'
import { listPublishingKeys } from '@wadah/db/publishing-keys'
import { listUsers } from '@wadah/db/users'
import { procedure } from '../procedure.ts'
import { seesOffices } from './keepers.ts'

/** An office as the register has it, also one that is no more. Instants are ISO; absent: nobody wrote it down. */
export interface OfficeRecord {
  id: string
  name: string
  shortName: string
  aliases: string[]
  from: string | undefined
  until: string | undefined
  /** The office that goes on in its place. */
  successor: { id: string; name: string } | undefined
  formerNames: { name: string; shortName: string; from: string | undefined; until: string }[]
  plugins: number
  /** Keys that are good. */
  keys: number
  people: number
}

export const records = procedure
  .meta({ authority: seesOffices })
  .query(async ({ ctx }): Promise<{ offices: OfficeRecord[]; mayInvite: boolean }> => {
    const { database, services } = ctx
    const offices = await listEveryOpd(database)
    const names = new Map(offices.map(({ id, name }) => [id, name]))
    const former = await listFormerNames(database)
    const plugins = await listPluginOwners(database)
    const keys = (await listPublishingKeys(database)).filter(({ revokedAt }) => revokedAt === null)
    const people = await listUsers(database)
    const having = (rows: readonly { opd: string | null }[], id: string): number => rows.filter(({ opd }) => opd === id).length
    return {
      mayInvite: services.people !== undefined,
      offices: offices.map(({ id, name, shortName, aliases, validFrom, validTo, successor }) => ({
        id,
        name,
        shortName,
        aliases,
        from: validFrom?.toISOString(),
        until: validTo?.toISOString(),
        successor: successor === null ? undefined : { id: successor, name: names.get(successor) ?? successor },
        formerNames: former
          .filter((row) => row.opd === id)
          .map((row) => ({
            name: row.name,
            shortName: row.shortName,
            from: row.validFrom?.toISOString(),
            until: row.validTo.toISOString(),
          })),
        plugins: having(plugins, id),
        keys: having(keys, id),
        people: having(people, id),
      })),
    }
  })
