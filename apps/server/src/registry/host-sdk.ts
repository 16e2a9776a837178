import semver from 'semver'

/** The version of the plugin SDK this server's shell brings; releases state the range they run with. */
export const hostSdkVersion = '1.0.0'

/** The SDK as whoever enables releases asks about it. */
export const hostSdk = { version: hostSdkVersion, fits: (range: string) => semver.satisfies(hostSdkVersion, range) }
