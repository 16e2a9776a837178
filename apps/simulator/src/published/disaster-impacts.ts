import type { PublishedSource } from './published-source.ts'

export const impactsSource: PublishedSource = {
  producer: 'BNPB',
  dataset: 'Data dan Informasi Bencana Indonesia (DIBI), banjir, Kota Tasikmalaya',
  period: '2011–2024',
  source: 'https://dibi.bnpb.go.id, read May 2026',
  licence: 'Open government data, UU 14/2008; attribution to the producer',
}

/** Flood events of Kota Tasikmalaya by year: year, events, people affected or displaced, houses flooded. */
export const impacts: readonly (readonly [number, number, number, number])[] = [
  [2011, 2, 0, 100],
  [2012, 0, 0, 0],
  [2013, 0, 0, 0],
  [2014, 4, 0, 118],
  [2015, 0, 0, 0],
  [2016, 2, 0, 53],
  [2017, 1, 0, 0],
  [2018, 3, 10, 7],
  [2019, 6, 19, 15],
  [2020, 0, 0, 0],
  [2021, 1, 4, 0],
  [2022, 1, 11, 3],
  [2023, 1, 216, 32],
  [2024, 1, 148, 0],
]
