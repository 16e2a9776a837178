import type { IntakeMeta } from '@wadah/contracts/feed-meta'
import { CodedError } from '@wadah/errors'
import type { ApiContext } from '../context.ts'
import { findLeadingPlugin, type EnabledPlugin } from '../enabled-plugins.ts'

/** An enabled intake of the caller's own OPD; anything else is `not_found`. */
export async function requireOwnIntake(
  context: ApiContext,
  pluginId: string,
  procedure: string,
): Promise<EnabledPlugin & { meta: IntakeMeta }> {
  const plugin = await findLeadingPlugin(context, pluginId)
  const meta = plugin && Object.hasOwn(plugin.contract.procedures, procedure) ? plugin.contract.procedures[procedure]?.meta : undefined
  if (plugin === undefined || meta?.kind !== 'intake' || plugin.opd !== context.caller.opd) {
    throw new CodedError('not_found', 'There is no such upload in your OPD.')
  }
  return { ...plugin, meta }
}
