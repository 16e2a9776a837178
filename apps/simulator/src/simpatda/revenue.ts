import { chance } from '../world/chance.ts'
import type { World } from '../world/source.ts'

/** Kind of revenue with its account code and yearly target in rupiah. Tax kinds add up to the published target of tax, all of them to the published PAD target of 2025. */
export interface RevenueKind {
  code: string
  name: string
  target: number
}

/** Published (press, 2025): total ~Rp440.26 billion, of which tax 229.946, fees 203.193674897, wealth 6.798558734. */
const published = { total: 440_260_000_000, tax: 229_946_000_000, fees: 203_193_674_897, wealth: 6_798_558_734 }

/** How tax splits into kinds is invented; the last takes what is left, so the sum is the published one. */
const taxes: readonly (readonly [string, string, number])[] = [
  ['4.1.01.15', 'PBB-P2', 52_000_000_000],
  ['4.1.01.16', 'BPHTB', 48_500_000_000],
  ['4.1.01.19.02', 'PBJT tenaga listrik', 38_000_000_000],
  ['4.1.01.19.01', 'PBJT makan & minum', 31_000_000_000],
  ['4.1.01.20', 'Opsen PKB', 24_000_000_000],
  ['4.1.01.21', 'Opsen BBNKB', 15_500_000_000],
  ['4.1.01.19.03', 'PBJT jasa perhotelan', 9_500_000_000],
  ['4.1.01.19.05', 'PBJT seni & hiburan', 4_200_000_000],
  ['4.1.01.09', 'Reklame', 3_600_000_000],
  ['4.1.01.19.04', 'PBJT jasa parkir', 2_100_000_000],
]
const taxSoFar = taxes.reduce((sum, [, , target]) => sum + target, 0)

export const revenueKinds: readonly RevenueKind[] = [
  ...taxes.map(([code, name, target]) => ({ code, name, target })),
  { code: '4.1.01.12', name: 'PAT', target: published.tax - taxSoFar },
  { code: '4.1.02', name: 'Retribusi', target: published.fees },
  { code: '4.1.03', name: 'Hasil kekayaan daerah', target: published.wealth },
  { code: '4.1.04', name: 'Lain-lain PAD', target: published.total - published.tax - published.fees - published.wealth },
]

const wib = 7 * 3_600_000
/** Ends of months as days of the year, with the share of the target realised by then: slow at first, quick before property tax falls due. */
const path: readonly (readonly [number, number])[] = [
  [0, 0],
  [31, 0.048],
  [59, 0.108],
  [90, 0.192],
  [120, 0.262],
  [151, 0.341],
  [181, 0.437],
  [212, 0.516],
  [243, 0.617],
  [273, 0.722],
  [304, 0.803],
  [334, 0.893],
  [366, 0.985],
]

/** Share of a day’s payments made by an hour: nine tenths while counters are open, from 8 to 16. */
function shareOfDay(hour: number): number {
  if (hour < 8) return 0.03 * (hour / 8)
  if (hour < 16) return 0.03 + 0.9 * ((hour - 8) / 8)
  return 0.93 + 0.07 * ((hour - 16) / 8)
}

/** Share of the year’s target realised at an instant. */
function shareAt(at: number): number {
  const local = new Date(at + wib)
  const dayOfYear =
    (Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()) - Date.UTC(local.getUTCFullYear(), 0, 1)) / 86_400_000
  const day = dayOfYear + shareOfDay((local.getTime() % 86_400_000) / 3_600_000)
  const after = path.findIndex(([end]) => end >= day)
  const [[startDay, startShare], [endDay, endShare]] = [path[Math.max(0, after - 1)] ?? [0, 0], path[Math.max(1, after)] ?? [366, 1]]
  return startShare + ((endShare - startShare) * (day - startDay)) / (endDay - startDay)
}

/** Rupiah realised of a kind at an instant; never falls within a year. */
export function realisedAt(world: World, kind: RevenueKind, at: number): number {
  const year = new Date(at + wib).getUTCFullYear()
  const skill = 0.88 + chance(world.seed, kind.code, year) * 0.2
  // Payments come in steps of a few seconds, so a live screen sees each of them.
  const step = Math.floor(at / 4_000) * 4_000
  return Math.round(kind.target * Math.min(1.08, shareAt(step) * skill))
}
