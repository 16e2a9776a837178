/** What both feeds say of themselves. */
export const populationMetadata = {
  concept: { id: 'Penduduk', en: 'Population' },
  definition: { id: 'Orang yang terdaftar dalam administrasi kependudukan kota pada akhir tahun.', en: 'People registered in the city’s population register at the end of the year.' },
  unit: { id: 'jiwa', en: 'people' },
  producer: 'Disdukcapil Kota Tasikmalaya',
  source: 'Open Data Kota Tasikmalaya',
  smallestArea: 'kelurahan',
  frequency: { id: 'tahunan', en: 'yearly' },
  licence: 'Data pemerintah terbuka',
} as const

/** A message about a cell, in both languages. */
export function cellError(row: number, column: string, id: string, en: string) {
  return { row, column, message: { id, en } }
}
