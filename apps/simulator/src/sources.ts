import { bnpb } from './bnpb/bnpb.ts'
import { mpp } from './mpp/mpp.ts'
import { opendataJabar } from './opendata-jabar/opendata-jabar.ts'
import { pihps } from './pihps/pihps.ts'
import { simpatda } from './simpatda/simpatda.ts'
import type { SimulatedSource } from './world/source.ts'

/** Every source the simulator stands in for. */
export const sources: readonly SimulatedSource[] = [mpp, simpatda, pihps, opendataJabar, bnpb]
