import { CodedError } from '@wadah/errors'
import type { ApiContext } from '../context.ts'
import { findEnabledPlugin, type EnabledPlugin } from '../enabled-plugins.ts'

/** An enabled plugin of the caller's own OPD; anything else is `not_found`. */
export async function requireOwnPlugin({ caller, database }: ApiContext, pluginId: string): Promise<EnabledPlugin> {
  const plugin = await findEnabledPlugin(database, pluginId)
  if (plugin === undefined || plugin.opd !== caller.opd) throw new CodedError('not_found', 'Your OPD has no such plugin.')
  return plugin
}
