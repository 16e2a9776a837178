import type { FeedFacts } from '@wadah/contracts/feed-state'

const both = (text: string) => ({ id: text, en: text })

/** Facts of a feed due every 15 s with 5 s of grace, observed when a test says so. */
export function feedFacts(more: Partial<FeedFacts> = {}): FeedFacts {
  return {
    id: 'dinkes.uji/angka',
    title: both('Angka uji'),
    opd: 'dinkes',
    source: 'Sumber uji',
    classification: 'public',
    rule: { kind: 'cadence', basis: 'observed', cadence: '15s', grace: '5s', calendar: { kind: 'always' }, utcOffsetMinutes: 420 },
    times: { observedAt: '2026-11-24T07:00:00.000Z' },
    run: { state: 'ok', failedRuns: 0 },
    metadata: {
      concept: both('Konsep'),
      definition: both('Definisi'),
      classification: 'seluruh kota',
      measure: both('Ukuran'),
      unit: both('orang'),
      producer: 'Dinas Kesehatan',
      walidata: 'Dinas Komunikasi dan Informatika',
      source: 'Sumber uji',
      smallestArea: 'kota',
      frequency: both('tiap 15 detik'),
      licence: 'Data pemerintah terbuka',
    },
    measures: [],
    ...more,
  }
}
