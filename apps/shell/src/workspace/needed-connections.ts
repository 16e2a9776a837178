import type { Locale } from '@wadah/contracts/texts'
import type { ApiOutputs } from '../trpc.ts'

/** A connection as plugins of an OPD ask for it. */
export interface NeededConnection {
  /** The office in whose name it is kept. */
  opd: string
  name: string
  /** Hosts that every plugin which uses it may reach. */
  hosts: string[]
  reasons: string[]
  /** Titles of the plugins that use it. */
  plugins: string[]
}

/** By what a connection is known among those of all offices. */
export function connectionKey({ opd, name }: Pick<NeededConnection, 'opd' | 'name'>): string {
  return `${opd}/${name}`
}

/**
 * What the plugins of an OPD need of the connections it looks after, by their keys. One that two plugins use may lead only where both may
 * go. What another office looks after is for that one to set up.
 */
export function neededConnections(
  plugins: ApiOutputs['plugins']['own'],
  { locale, keeper: own }: { locale: Locale; keeper: string | undefined },
): Map<string, NeededConnection> {
  const needed = new Map<string, NeededConnection>()
  for (const { title, connections } of plugins)
    for (const { opd, name, keeper, hosts, reason } of connections) {
      if (keeper !== own) continue
      const key = connectionKey({ opd, name })
      const before = needed.get(key)
      needed.set(key, {
        opd,
        name,
        hosts: before ? before.hosts.filter((host) => hosts.includes(host)) : [...hosts],
        reasons: [...(before?.reasons ?? []), reason[locale]],
        plugins: [...(before?.plugins ?? []), title[locale]],
      })
    }
  return needed
}
