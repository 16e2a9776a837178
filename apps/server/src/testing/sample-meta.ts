import { feedMetaSchema, type FeedMeta, type FeedMetaInput } from '@wadah/contracts/feed-meta'

const text = (id: string) => ({ id, en: id })

/** Meta of a feed for tests: daily prices with a source timestamp, unless said otherwise. */
export function sampleMeta(more: Partial<FeedMetaInput> = {}): FeedMeta {
  return feedMetaSchema.parse({
    kind: 'feed',
    title: text('Harga'),
    poll: '20s',
    cadence: '20s',
    grace: '10s',
    basis: 'observed',
    observedAt: 'observedAt',
    classification: 'public',
    metadata: {
      concept: text('Harga'),
      definition: text('Harga'),
      classification: 'pasar',
      measure: text('Harga'),
      unit: text('Rp'),
      producer: 'Dinas',
      source: 'PIHPS',
      smallestArea: 'kota',
      frequency: text('harian'),
      licence: 'CC-BY-4.0',
    },
    ...more,
  })
}
