import { feedMetaSchema, type FeedMeta, type FeedMetaInput } from '@wadah/contracts/feed-meta'

/** A text that says the same in both languages. */
export const text = (words: string) => ({ id: words, en: words })

/** Satu Data metadata for tests. */
export const sampleMetadata: FeedMetaInput['metadata'] = {
  concept: text('Uji'),
  definition: text('Uji'),
  classification: 'kota',
  measure: text('Uji'),
  unit: text('Rp'),
  producer: 'Dinas Uji',
  source: 'Sumber uji',
  smallestArea: 'kota',
  frequency: text('harian'),
  licence: 'CC-BY-4.0',
}

/** Meta of a feed for tests: prices with the source's own timestamp, due every 20 s, unless said otherwise. */
export const sampleMetaInput: FeedMetaInput = {
  kind: 'feed',
  title: text('Harga'),
  poll: '20s',
  cadence: '20s',
  grace: '10s',
  basis: 'observed',
  observedAt: 'observedAt',
  classification: 'public',
  metadata: sampleMetadata,
}

/** {@link sampleMetaInput} with its defaults, and what a test says otherwise. */
export function sampleMeta(more: Partial<FeedMetaInput> = {}): FeedMeta {
  return feedMetaSchema.parse({ ...sampleMetaInput, ...more })
}
