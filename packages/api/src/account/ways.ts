import { ownPerson } from '../own-person.ts'
import { procedure } from '../procedure.ts'

export const ways = procedure
  .meta({ authority: { kind: 'session' } })
  .query(async ({ ctx }) => ctx.services.identity.waysOf(await ownPerson(ctx)))
