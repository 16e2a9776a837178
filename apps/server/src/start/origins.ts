import type { Config } from '../config.ts'

/** Addresses under which people open Wadah. */
export function originsOf(config: Config, port: number): string[] {
  const scheme = config.tls === undefined ? 'http' : 'https'
  const local = ['localhost', '127.0.0.1', '[::1]'].map((name) => `${scheme}://${name}:${port}`)
  return config.origin === undefined ? local : [config.origin, ...local]
}
