import type { FeedMetaInput } from '@wadah/plugin-sdk/adapter'

/** Satu Data Indonesia metadata of the queue. */
export const queueMetadata: FeedMetaInput['metadata'] = {
  concept: { id: 'Antrean layanan', en: 'Service queue' },
  definition: {
    id: 'Orang yang sudah mengambil nomor di Mal Pelayanan Publik dan belum dipanggil; tunggu terlama dihitung dari nomor tertua yang belum dipanggil.',
    en: 'People who took a number at the public service mall and were not called yet; the longest wait counts from the oldest number not called.',
  },
  classification: 'per gerai',
  measure: { id: 'Jumlah orang dan lama tunggu', en: 'Number of people and time waited' },
  unit: { id: 'orang, menit', en: 'people, minutes' },
  producer: 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
  source: 'mesin antrean',
  method: { id: 'Dibaca langsung dari mesin antrean.', en: 'Read live from the queue machine.' },
  smallestArea: 'titik',
  frequency: { id: 'terus-menerus selama jam layanan', en: 'continuous during service hours' },
  licence: 'CC BY 4.0',
}
