import type { Locale } from '@wadah/contracts/texts'
import type { ApiOutputs } from '../trpc.ts'

/** A connection as plugins of an OPD ask for it. */
export interface NeededConnection {
  name: string
  /** Hosts that every plugin which uses it may reach. */
  hosts: string[]
  reasons: string[]
  /** Titles of the plugins that use it. */
  plugins: string[]
}

/** What the plugins of an OPD need, by name of connection. One that two plugins use may lead only where both may go. */
export function neededConnections(plugins: ApiOutputs['plugins']['own'], locale: Locale): Map<string, NeededConnection> {
  const needed = new Map<string, NeededConnection>()
  for (const { title, connections } of plugins)
    for (const { name, hosts, reason } of connections) {
      const before = needed.get(name)
      needed.set(name, {
        name,
        hosts: before ? before.hosts.filter((host) => hosts.includes(host)) : [...hosts],
        reasons: [...(before?.reasons ?? []), reason[locale]],
        plugins: [...(before?.plugins ?? []), title[locale]],
      })
    }
  return needed
}
