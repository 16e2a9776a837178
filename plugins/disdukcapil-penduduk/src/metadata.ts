import type { FeedMetaInput } from '@wadah/plugin-sdk/adapter'

type Metadata = FeedMetaInput['metadata']

const shared = {
  concept: { id: 'Penduduk', en: 'Population' },
  definition: {
    id: 'Orang yang terdaftar dalam administrasi kependudukan kota pada akhir tahun; berbeda dari hitungan BPS.',
    en: 'People registered in the city’s population register at the end of the year; not the count of BPS.',
  },
  measure: { id: 'Jumlah penduduk', en: 'Number of people' },
  unit: { id: 'jiwa', en: 'people' },
  method: { id: 'Pencatatan administrasi kependudukan.', en: 'Civil registration.' },
  frequency: { id: 'tahunan', en: 'yearly' },
  licence: 'Data pemerintah terbuka',
} satisfies Partial<Metadata>

/** Satu Data Indonesia metadata of the population by kelurahan. */
export const populationMetadata: Metadata = {
  ...shared,
  classification: 'per kelurahan, tahun',
  producer: 'Disdukcapil Kota Tasikmalaya',
  source: 'Open Data Kota',
  smallestArea: 'kelurahan',
  referenceCode: 'Kode wilayah Kemendagri',
  url: 'https://opendata.tasikmalayakota.go.id',
}

/** Satu Data Indonesia metadata of the population by age. */
export const agesMetadata: Metadata = {
  ...shared,
  classification: 'per kelompok umur, jenis kelamin, tahun',
  producer: 'Disdukcapil Kota Tasikmalaya',
  source: 'Open Data Jabar',
  smallestArea: 'kota',
  url: 'https://opendata.jabarprov.go.id',
}
