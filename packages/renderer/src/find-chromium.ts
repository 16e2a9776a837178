import { existsSync } from 'node:fs'

/** Where systems keep a Chromium, or a browser made of it. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The Chromium that was named (`WADAH_CHROMIUM`), also when it is not there; else one where systems keep it; undefined without. */
export function findChromium(named: string | undefined): string | undefined {
  return named ?? usualPlaces.find((path) => existsSync(path))
}
