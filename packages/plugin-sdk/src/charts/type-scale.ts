/** Text sizes of a chart in CSS pixels: foot and axis, labels, values. */
export interface TypeScale {
  xs: number
  s: number
  m: number
}

/** Text sizes for a density unit. The wall's are larger by more than its unit, so the smallest stays legible at eight metres. */
export function typeScale(unit: number): TypeScale {
  const [xs, s, m] = unit >= 2 ? [12.5, 13.5, 16] : [11, 12, 14]
  return { xs: xs * unit, s: s * unit, m: m * unit }
}
