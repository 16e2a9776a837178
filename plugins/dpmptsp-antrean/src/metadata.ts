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

/** Satu Data Indonesia metadata of the register of services. */
export const servicesMetadata: FeedMetaInput['metadata'] = {
  ...queueMetadata,
  concept: { id: 'Layanan di Mal Pelayanan Publik', en: 'Services of the public service mall' },
  definition: {
    id: 'Jenis layanan yang dapat diurus di satu gerai menurut daftar yang berlaku.',
    en: 'Kinds of service that one counter offers, by the register in force.',
  },
  measure: { id: 'Jumlah jenis layanan', en: 'Number of kinds of service' },
  unit: { id: 'layanan', en: 'services' },
  method: { id: 'Daftar dibaca ulang tiap jam; jarang berubah.', en: 'The register is read again every hour; it seldom changes.' },
  frequency: { id: 'bila berubah, dipastikan tiap hari', en: 'when it changes, confirmed daily' },
}
