import type { FeedMetaInput } from '@wadah/plugin-sdk/adapter'

/** Satu Data Indonesia metadata of own revenue. */
export const revenueMetadata: FeedMetaInput['metadata'] = {
  concept: { id: 'Pendapatan asli daerah (PAD)', en: 'Own revenue of the city' },
  definition: {
    id: 'Penerimaan pajak, retribusi, hasil kekayaan daerah yang dipisahkan, dan lain-lain PAD yang sah pada tahun anggaran berjalan.',
    en: 'Receipts from taxes, fees, separated city wealth and other lawful own revenue in the present fiscal year.',
  },
  classification: 'per jenis pendapatan (Permendagri 90/2019, akun 4.1)',
  measure: { id: 'Realisasi penerimaan', en: 'Amount received' },
  unit: { id: 'rupiah', en: 'rupiah' },
  producer: 'Badan Pendapatan Daerah',
  source: 'SIMPATDA',
  method: { id: 'Setoran yang tercatat di SIMPATDA sejak 1 Januari.', en: 'Payments recorded in SIMPATDA since 1 January.' },
  smallestArea: 'kota',
  referenceCode: 'Permendagri 90/2019: 4.1',
  frequency: { id: 'terus-menerus', en: 'continuous' },
  licence: 'CC BY 4.0',
}
