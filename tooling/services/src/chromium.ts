import { existsSync } from 'node:fs'

/** Where Debian keeps its Chromium; tests bring no browser of their own. */
export const chromiumPath = '/usr/bin/chromium'

/** Flags for a headless Chromium that only ever opens our own pages. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Tells whether browser suites can run; throws where every service is demanded. */
export function hasChromium(): boolean {
  if (existsSync(chromiumPath)) return true
  if (process.env.WADAH_REQUIRE_SERVICES === '1') throw new Error(`${chromiumPath} is missing and WADAH_REQUIRE_SERVICES=1 demands it.`)
  return false
}
