import type { Locale } from '@wadah/contracts/texts'
import type { ApiOutputs } from '../trpc.ts'

/** A connection as plugins ask for it. */
export interface NeededConnection {
  /** The office in whose name it is kept. */
  opd: string
  /** The office that looks after it. */
  keeper: string
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

/** What plugins need, by the keys of connections. One that two plugins use may lead only where both may go. */
export function neededConnections(needs: ApiOutputs['connections']['needed'], locale: Locale): Map<string, NeededConnection> {
  const needed = new Map<string, NeededConnection>()
  for (const { plugin, opd, name, keeper, hosts, reason } of needs) {
    const key = connectionKey({ opd, name })
    const before = needed.get(key)
    needed.set(key, {
      opd,
      keeper,
      name,
      hosts: before ? before.hosts.filter((host) => hosts.includes(host)) : [...hosts],
      reasons: [...(before?.reasons ?? []), reason[locale]],
      plugins: [...(before?.plugins ?? []), plugin[locale]],
    })
  }
  return needed
}
