import semver from 'semver'

/** The version of the plugin SDK this server's shell brings; releases state the range they run with. */
export const hostSdkVersion = '1.0.0'

/** The SDK as whoever enables releases asks about it. */
export const hostSdk = { version: hostSdkVersion, fits: (range: string) => semver.satisfies(hostSdkVersion, range) }

/** Whether a range of SDK versions leaves out the SDK that comes next, or the present one already. */
export function sdkLapses(range: string): boolean {
  const next = semver.inc(hostSdkVersion, 'minor') ?? hostSdkVersion
  return !semver.satisfies(hostSdkVersion, range) || !semver.satisfies(next, range)
}
