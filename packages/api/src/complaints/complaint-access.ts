import type { Caller, Role } from '@wadah/contracts/roles'
import type { Executor } from '@wadah/db/open'
import { listPluginOwners } from '@wadah/db/offices'

/** Roles that read complaints of every plugin, and those that read and settle their own OPD's. */
export const lookers: readonly Role[] = ['curator', 'operator', 'auditor']
export const menders: readonly Role[] = ['head', 'publisher']

/** Plugins of the caller's own OPD, as they belong now; whoever mends none has none. */
export async function ownPlugins(executor: Executor, caller: Caller): Promise<string[]> {
  if (caller.opd === undefined || !caller.roles.some((role) => menders.includes(role))) return []
  return (await listPluginOwners(executor)).flatMap(({ plugin, opd }) => (opd === caller.opd ? plugin : []))
}

/** Plugins whose complaints the caller may read. */
export async function readablePlugins(executor: Executor, caller: Caller): Promise<string[]> {
  if (!caller.roles.some((role) => lookers.includes(role))) return ownPlugins(executor, caller)
  return (await listPluginOwners(executor)).map(({ plugin }) => plugin)
}
