/** Tells whether a browser's request comes from our own pages. Requests without browser headers pass: they carry no cookie by accident. */
export function isSameOrigin(header: (name: string) => string | undefined, origins: readonly string[]): boolean {
  const origin = header('origin')
  if (origin !== undefined) return origins.includes(origin) || hostOf(origin) === header('host')
  const site = header('sec-fetch-site')
  return site === undefined || site === 'same-origin' || site === 'none'
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
