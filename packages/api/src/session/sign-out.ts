import { procedure } from '../procedure.ts'

export const signOut = procedure.meta({ authority: { kind: 'session' } }).mutation(async ({ ctx }) => {
  await ctx.services.identity.signOut(ctx.caller)
  return { ok: true as const }
})
