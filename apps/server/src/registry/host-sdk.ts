/** The version of the plugin SDK this server's shell brings; releases state the range they run with. */
export const hostSdkVersion = '1.0.0'
