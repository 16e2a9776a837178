import type { FeedMetaInput } from '@wadah/plugin-sdk/adapter'

type Metadata = FeedMetaInput['metadata']

const shared = {
  concept: { id: 'Kejadian banjir', en: 'Flood event' },
  classification: 'per tahun',
  measure: { id: 'Jumlah kejadian', en: 'Number of events' },
  unit: { id: 'kejadian', en: 'events' },
  smallestArea: 'kota',
  frequency: { id: 'tahunan', en: 'yearly' },
  licence: 'Data pemerintah terbuka',
} satisfies Partial<Metadata>

/** Satu Data Indonesia metadata of the province's count. */
export const jabarMetadata: Metadata = {
  ...shared,
  definition: {
    id: 'Banjir yang dicatat BPBD kabupaten/kota dan dilaporkan ke provinsi.',
    en: 'Floods recorded by the BPBD of each kabupaten and kota and reported to the province.',
  },
  producer: 'BPBD Provinsi Jawa Barat',
  source: 'Open Data Jabar',
  method: {
    id: 'Rekap laporan kejadian, satu baris per kabupaten/kota dan tahun.',
    en: 'Recap of reported events, one row per area and year.',
  },
  referenceCode: 'od_17600, kode wilayah BPS',
  url: 'https://data.jabarprov.go.id',
}

/** Satu Data Indonesia metadata of the national count. */
export const bnpbMetadata: Metadata = {
  ...shared,
  definition: {
    id: 'Banjir yang tercatat di Data dan Informasi Bencana Indonesia (DIBI); hitungan BPBD berbeda.',
    en: 'Floods recorded in Indonesia’s disaster database (DIBI); BPBD counts otherwise.',
  },
  producer: 'BNPB',
  source: 'DIBI',
  method: { id: 'Rekap kejadian tercatat menurut tahun.', en: 'Recap of recorded events by year.' },
  referenceCode: 'Kode wilayah Kemendagri',
  url: 'https://dibi.bnpb.go.id',
}
