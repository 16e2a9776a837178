import { procedure } from '../procedure.ts'
import { secondFactorDemand, type SecondFactorDemand } from './second-factor-demand.ts'

export const demand = procedure
  .meta({ authority: { kind: 'session' } })
  .query(async ({ ctx }): Promise<SecondFactorDemand | null> => (await secondFactorDemand(ctx)) ?? null)
