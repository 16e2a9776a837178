/** Bytes in the unit the peers' figures stand in. */
export function wordBytes(bytes: number): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(2)} MB`
  return bytes >= 20_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000).toFixed(1)} kB`
}

/** Milliseconds, whole. */
export function wordMs(value: number): string {
  return Number.isFinite(value) ? `${Math.round(value)} ms` : '–'
}
