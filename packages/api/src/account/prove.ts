import * as z from 'zod'
import { CodedError } from '@wadah/errors'
import { ownPerson } from '../own-person.ts'
import { procedure } from '../procedure.ts'
import { isPasswordTooLittle } from './second-factor-demand.ts'

const proofSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('password'), password: z.string().min(1).max(200) }),
  z.strictObject({ kind: z.literal('code'), code: z.string().min(1).max(32) }),
  z.strictObject({ kind: z.literal('passkey'), response: z.record(z.string(), z.unknown()) }),
  z.strictObject({ kind: z.literal('demo') }),
])

export const prove = procedure
  .meta({ authority: { kind: 'session' } })
  .input(proofSchema)
  .mutation(async ({ ctx, input }): Promise<{ ok: boolean }> => {
    if (input.kind === 'demo' && !ctx.services.installation.demo) {
      throw new CodedError('forbidden', 'Only the demo lets somebody prove who they are by a click.')
    }
    const { userId, roles } = ctx.caller
    if (
      input.kind === 'password' &&
      (await isPasswordTooLittle(ctx.database, { userId, roles }, ctx.services.installation.demandsSecondFactor))
    ) {
      throw new CodedError('second_factor_required', 'Prove it by the code of your app or by your passkey; a password is not enough.')
    }
    return { ok: await ctx.services.identity.prove(await ownPerson(ctx), input) }
  })
