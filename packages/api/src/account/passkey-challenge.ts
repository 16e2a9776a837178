import { ownPerson } from '../own-person.ts'
import { procedure } from '../procedure.ts'

export const passkeyChallenge = procedure
  .meta({ authority: { kind: 'session' } })
  .mutation(async ({ ctx }) => ctx.services.identity.passkeyChallenge(await ownPerson(ctx)))
