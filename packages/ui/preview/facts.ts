import type { FeedFacts } from '@wadah/contracts/feed-state'

/** Fri 19 Dec 2025, 14.05 WIB. */
export const now = Date.parse('2025-12-19T07:05:00Z')
const ago = (minutes: number): string => new Date(now - minutes * 60_000).toISOString()
const both = (text: string) => ({ id: text, en: text })

type Change = Partial<Omit<FeedFacts, 'title'>> & { title?: string }

/** Facts of an hourly feed, three minutes old; changed as a picture needs. */
export function factsOf({ title = 'BOR', ...change }: Change = {}): FeedFacts {
  return {
    id: `rsud.bor/${title}`,
    title: both(title),
    opd: 'rsud',
    opdName: 'RSUD dr. Soekardjo',
    source: 'SIMRS',
    classification: 'public',
    rule: { kind: 'cadence', basis: 'observed', cadence: '1h', grace: '1h', calendar: { kind: 'always' }, utcOffsetMinutes: 420 },
    times: { observedAt: ago(3), fetchedAt: ago(3), confirmedAt: ago(3) },
    run: { state: 'ok', failedRuns: 0 },
    metadata: {
      concept: both('BOR'),
      definition: both('Keterisian tempat tidur'),
      classification: 'per ruang',
      measure: both('persen'),
      unit: both('%'),
      producer: 'RSUD dr. Soekardjo',
      walidata: 'Dinas Komunikasi dan Informatika',
      source: 'SIMRS',
      smallestArea: 'titik',
      frequency: { id: 'tiap jam', en: 'every hour' },
      licence: 'CC BY 4.0',
    },
    measures: [],
    ...change,
  }
}

const failing = (minutes: number) => ({
  state: 'failing' as const,
  since: ago(minutes),
  failedRuns: 5,
  firstFailureAt: ago(minutes),
  code: 'source_timeout',
  reason: 'timeout',
})
const daily = {
  kind: 'cadence' as const,
  basis: 'observed' as const,
  cadence: '1d',
  grace: '6h',
  calendar: { kind: 'always' as const },
  utcOffsetMinutes: 420,
}

/** One set of facts for each state of the frame. */
export const stateFacts = {
  fresh: factsOf(),
  late: factsOf({ times: { observedAt: ago(185), fetchedAt: ago(185) } }),
  stale: factsOf({
    rule: daily,
    times: { observedAt: ago(4 * 1440), fetchedAt: ago(4 * 1440) },
    source: 'jembatan timbang',
    opdName: 'DLH',
  }),
  cut: factsOf({ times: { observedAt: ago(150), fetchedAt: ago(150) }, run: failing(55) }),
  held: factsOf({ hold: { by: 'plausibility', since: ago(65), reason: both('178 % di luar batas 0–120') } }),
  simulated: factsOf({ simulation: {}, source: 'data uji' }),
  partly: factsOf({ simulation: { from: '2025-12-14' } }),
  archive: factsOf({
    rule: { kind: 'archive', utcOffsetMinutes: 420 },
    times: { period: '2025-S1', fetchedAt: ago(9_000) },
    source: 'Profil Kesehatan',
  }),
  empty: factsOf({ times: {}, run: { state: 'never', failedRuns: 0 } }),
}
