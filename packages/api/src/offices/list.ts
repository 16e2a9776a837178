import { listOpds } from '@wadah/db/opds'
import { procedure } from '../procedure.ts'

/** An OPD that exists now. */
export interface Office {
  id: string
  name: string
  shortName: string
}

export const list = procedure
  .meta({ authority: { kind: 'session' } })
  .query(async ({ ctx }): Promise<Office[]> =>
    (await listOpds(ctx.database, new Date(ctx.services.now()))).map(({ id, name, shortName }) => ({ id, name, shortName })),
  )
