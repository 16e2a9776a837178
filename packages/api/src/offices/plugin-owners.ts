import { originOf } from '@wadah/contracts/ids'
import { listPluginOwners } from '@wadah/db/offices'
import type { Executor } from '@wadah/db/open'

/** The office a plugin belongs to now: the one it was handed to, or the one whose name it bears. */
export type OwnerOfPlugin = (plugin: string) => string

/** Reads which office each plugin belongs to now. */
export async function readPluginOwners(executor: Executor): Promise<OwnerOfPlugin> {
  const owners = new Map((await listPluginOwners(executor)).map(({ plugin, opd }) => [plugin, opd]))
  return (plugin) => owners.get(plugin) ?? originOf(plugin)
}
