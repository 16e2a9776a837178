import type { Revenue } from '../contract.ts'

/** Own revenue on a day in December, for tests: a little behind its path. */
export const sampleRevenue: Revenue = {
  observedAt: '2025-12-19T07:02:00Z',
  year: '2025',
  target: 440_260_000_000,
  realised: 411_800_000_000,
  today: 1_234_567,
  due: 0.9665,
  path: [0.2, 0.45, 0.75, 1],
  weeks: [
    { day: '2025-09-30', total: 320_000_000_000 },
    { day: '2025-10-28', total: 338_000_000_000 },
  ],
}
