import type { ProofWays } from '../identity-services.ts'
import { ownPerson } from '../own-person.ts'
import { procedure } from '../procedure.ts'
import { isPasswordTooLittle } from './second-factor-demand.ts'

/** By what this person may prove who they are. */
export const ways = procedure.meta({ authority: { kind: 'session' } }).query(async ({ ctx }): Promise<ProofWays> => {
  const { identity, installation } = ctx.services
  const own = await identity.waysOf(await ownPerson(ctx))
  const isTooLittle = await isPasswordTooLittle(
    ctx.database,
    { userId: ctx.caller.userId, roles: ctx.caller.roles },
    installation.demandsSecondFactor,
  )
  return { ...own, password: own.password && !isTooLittle }
})
