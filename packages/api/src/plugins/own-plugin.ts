import { CodedError } from '@wadah/errors'
import type { ApiContext } from '../context.ts'
import { findLeadingPlugin, type EnabledPlugin } from '../enabled-plugins.ts'

/** An enabled plugin of the caller's own OPD; anything else is `not_found`. */
export async function requireOwnPlugin(context: ApiContext, pluginId: string): Promise<EnabledPlugin> {
  const plugin = await findLeadingPlugin(context, pluginId)
  if (plugin === undefined || plugin.opd !== context.caller.opd) throw new CodedError('not_found', 'Your OPD has no such plugin.')
  return plugin
}
