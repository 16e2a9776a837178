import type { PublishedSource } from './published-source.ts'

export const floodsSource: PublishedSource = {
  producer: 'BPBD Provinsi Jawa Barat',
  dataset: 'Jumlah kejadian bencana banjir berdasarkan kabupaten/kota (od_17600)',
  period: '2012–2025',
  source: 'https://data.jabarprov.go.id, read 25 May 2026',
  licence: 'Open government data, UU 14/2008; attribution to the producer',
}

/** First year of the table. */
export const floodsFrom = 2012

/** Floods per kabupaten/kota, one number a year. BPS code, name, counts. */
export const floods: readonly (readonly [number, string, readonly number[]])[] = [
  [3201, 'KABUPATEN BOGOR', [0, 19, 8, 5, 18, 20, 4, 10, 43, 75, 28, 29, 29, 31]],
  [3202, 'KABUPATEN SUKABUMI', [20, 17, 5, 6, 19, 19, 3, 10, 13, 27, 30, 7, 24, 23]],
  [3203, 'KABUPATEN CIANJUR', [1, 21, 2, 3, 7, 5, 4, 3, 4, 8, 12, 11, 8, 12]],
  [3204, 'KABUPATEN BANDUNG', [17, 46, 17, 11, 45, 30, 19, 18, 19, 50, 25, 20, 21, 23]],
  [3205, 'KABUPATEN GARUT', [7, 11, 9, 5, 11, 4, 3, 21, 15, 14, 12, 10, 7, 12]],
  [3206, 'KABUPATEN TASIKMALAYA', [0, 12, 6, 1, 8, 5, 5, 3, 6, 1, 4, 3, 3, 3]],
  [3207, 'KABUPATEN CIAMIS', [0, 29, 12, 3, 5, 4, 5, 5, 12, 12, 8, 6, 11, 14]],
  [3208, 'KABUPATEN KUNINGAN', [6, 15, 10, 3, 2, 4, 3, 8, 4, 4, 6, 3, 3, 5]],
  [3209, 'KABUPATEN CIREBON', [0, 7, 15, 1, 0, 7, 10, 9, 30, 9, 13, 11, 18, 17]],
  [3210, 'KABUPATEN MAJALENGKA', [0, 4, 4, 3, 6, 8, 5, 2, 13, 9, 6, 7, 5, 7]],
  [3211, 'KABUPATEN SUMEDANG', [0, 1, 1, 3, 13, 8, 5, 16, 21, 14, 10, 4, 7, 5]],
  [3212, 'KABUPATEN INDRAMAYU', [10, 5, 1, 1, 4, 3, 2, 2, 5, 10, 1, 2, 7, 9]],
  [3213, 'KABUPATEN SUBANG', [4, 39, 1, 0, 1, 6, 2, 2, 7, 16, 7, 4, 10, 14]],
  [3214, 'KABUPATEN PURWAKARTA', [0, 2, 0, 0, 0, 0, 0, 0, 5, 3, 4, 3, 3, 4]],
  [3215, 'KABUPATEN KARAWANG', [0, 71, 1, 0, 13, 7, 1, 6, 8, 15, 17, 16, 26, 44]],
  [3216, 'KABUPATEN BEKASI', [0, 34, 3, 3, 12, 7, 5, 7, 16, 9, 7, 8, 11, 15]],
  [3217, 'KABUPATEN BANDUNG BARAT', [2, 2, 2, 2, 3, 3, 2, 1, 3, 10, 5, 4, 8, 5]],
  [3218, 'KABUPATEN PANGANDARAN', [0, 0, 2, 1, 6, 5, 3, 0, 10, 0, 5, 1, 1, 6]],
  [3271, 'KOTA BOGOR', [2, 1, 1, 0, 2, 16, 12, 11, 10, 18, 10, 12, 9, 6]],
  [3272, 'KOTA SUKABUMI', [10, 5, 2, 0, 2, 0, 1, 0, 0, 2, 5, 3, 15, 4]],
  [3273, 'KOTA BANDUNG', [6, 1, 2, 2, 7, 5, 13, 8, 8, 2, 2, 1, 9, 10]],
  [3274, 'KOTA CIREBON', [0, 1, 2, 1, 1, 0, 2, 2, 4, 1, 9, 2, 5, 8]],
  [3275, 'KOTA BEKASI', [0, 35, 1, 1, 9, 5, 6, 4, 5, 14, 7, 5, 6, 3]],
  [3276, 'KOTA DEPOK', [0, 1, 2, 0, 1, 0, 0, 2, 5, 3, 6, 3, 5, 6]],
  [3277, 'KOTA CIMAHI', [0, 11, 0, 0, 9, 3, 13, 6, 13, 6, 10, 6, 3, 8]],
  [3278, 'KOTA TASIKMALAYA', [0, 0, 4, 2, 6, 7, 8, 6, 0, 2, 2, 6, 7, 1]],
  [3279, 'KOTA BANJAR', [1, 0, 1, 0, 1, 2, 0, 0, 1, 1, 0, 0, 0, 1]],
]
