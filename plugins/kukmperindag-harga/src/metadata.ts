import type { FeedMetaInput } from '@wadah/plugin-sdk/adapter'

/** Satu Data Indonesia metadata of staple prices. */
export const priceMetadata: FeedMetaInput['metadata'] = {
  concept: { id: 'Harga bahan pokok', en: 'Staple price' },
  definition: {
    id: 'Harga eceran per kilogram di Pasar Pancasila dan Pasar Cikurubuk pada hari kerja; angka utama adalah rata-rata kedua pasar.',
    en: 'Retail price per kilogram at Pasar Pancasila and Pasar Cikurubuk on workdays; the main number is the mean of the two.',
  },
  classification: 'per komoditas, per pasar',
  measure: { id: 'Harga per kilogram', en: 'Price per kilogram' },
  unit: { id: 'rupiah per kilogram', en: 'rupiah per kilogram' },
  producer: 'Pusat Informasi Harga Pangan Strategis, Bank Indonesia',
  source: 'PIHPS',
  method: { id: 'Survei harian petugas PIHPS di pasar.', en: 'Daily survey at the markets by PIHPS.' },
  smallestArea: 'titik',
  frequency: { id: 'harian, hari kerja', en: 'daily, workdays' },
  licence: 'Data pemerintah terbuka (UU 14/2008), sebut sumber',
  url: 'https://www.bi.go.id/hargapangan',
}
