import { originOf } from '@wadah/contracts/ids'
import { listConnections } from '@wadah/db/connections'
import { listEveryOpd } from '@wadah/db/offices'
import type { Executor } from '@wadah/db/open'
import type { ReleaseRow } from '@wadah/db/releases'
import { readKeepers } from '../connections/keepers.ts'

/** A connection that a plugin reads by, and who looks after it. */
export interface PluginConnection {
  name: string
  keeper: { id: string; name: string }
  /** Other plugins that read by it. */
  sharedWith: string[]
}

/** Reads the connections that are set up for plugins, by the newest release of each. `releases`: of all plugins, the newest first. */
export async function readPluginConnections(
  executor: Executor,
  releases: readonly ReleaseRow[],
): Promise<(plugin: string) => PluginConnection[]> {
  const names = new Map((await listEveryOpd(executor)).map(({ id, name }) => [id, name]))
  const keeperOf = await readKeepers(executor)
  const newest = new Map<string, ReleaseRow['manifest']>()
  for (const { plugin, manifest } of releases) if (!newest.has(plugin)) newest.set(plugin, manifest)
  const isRead = (plugin: string, { opd, name }: { opd: string; name: string }): boolean =>
    originOf(plugin) === opd && newest.get(plugin)?.permissions?.connections.some((declared) => declared.name === name) === true
  const rows = await listConnections(executor)
  return (plugin) =>
    rows
      .filter((row) => isRead(plugin, row))
      .map((row) => {
        const keeper = keeperOf(row)
        const sharedWith = [...newest.keys()].filter((other) => other !== plugin && isRead(other, row))
        return { name: row.name, keeper: { id: keeper, name: names.get(keeper) ?? keeper }, sharedWith }
      })
}
