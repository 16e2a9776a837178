/** Services a counter offers, in the order of the counters. How they spread is invented; that they are 254 in all is published (MPP, 2022). */
export const servicesOffered: readonly number[] = [
  6, 4, 3, 8, 6, 12, 9, 5, 4, 38, 16, 5, 11, 9, 6, 14, 17, 6, 5, 12, 5, 10, 6, 11, 9, 14, 2, 1,
]
