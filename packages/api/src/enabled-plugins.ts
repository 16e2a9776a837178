import { splitId } from '@wadah/contracts/ids'
import type { Manifest, WidgetDeclaration } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import type { ApiContext } from './context.ts'
import { resolveRule, type Viewer } from './enabling/resolve-release.ts'
import { leadingRelease, readRunningState, type RunningPlugin, type RunningRelease } from './enabling/running-state.ts'
import { standstillOf } from './enabling/standing.ts'

/** What runs of a plugin. */
export interface EnabledPlugin {
  /** The OPD that owns it now. */
  opd: string
  /** Hash of the release. */
  release: string
  version: string
  manifest: Manifest
  contract: RecordedContract
}

/** The release of a plugin that runs for the caller on a board; undefined when none does. */
export async function findEnabledPlugin(
  { caller, database, services }: ApiContext,
  pluginId: string,
  board: Viewer['board'],
): Promise<EnabledPlugin | undefined> {
  const plugin = (await readRunningState(database)).plugins.get(pluginId)
  const release = plugin && (resolveRule(plugin.rules, { caller, board })?.release ?? plugin.general)
  if (plugin === undefined || release === undefined || standstillOf(plugin, release, services.installation)) return undefined
  return toEnabled(plugin, release)
}

/** The release of a plugin that uploads and config go by, whoever asks; undefined when none runs. */
export async function findLeadingPlugin({ database, services }: ApiContext, pluginId: string): Promise<EnabledPlugin | undefined> {
  const plugin = (await readRunningState(database)).plugins.get(pluginId)
  const release = plugin && leadingRelease(plugin)
  if (plugin === undefined || release === undefined || standstillOf(plugin, release, services.installation)) return undefined
  return toEnabled(plugin, release)
}

function toEnabled({ opd }: RunningPlugin, { hash, version, manifest, contract }: RunningRelease): EnabledPlugin {
  return { opd, release: hash, version, manifest, contract }
}

/** The declaration of a widget in a manifest. */
export function findWidget(manifest: Manifest, widgetId: string): WidgetDeclaration | undefined {
  const { pluginId, name } = splitId(widgetId)
  return pluginId === manifest.id ? manifest.widgets.find((widget) => widget.name === name) : undefined
}
