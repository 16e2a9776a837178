import { splitId } from '@wadah/contracts/ids'
import type { Manifest, WidgetDeclaration } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import { findEnablement } from '@wadah/db/enablement'
import type { Executor } from '@wadah/db/open'

/** What runs of a plugin. */
export interface EnabledPlugin {
  /** The OPD that owns it now. */
  opd: string
  /** Hash of the release. */
  release: string
  manifest: Manifest
  contract: RecordedContract
}

/** The enabled release of a plugin; undefined when none is. */
export async function findEnabledPlugin(executor: Executor, pluginId: string): Promise<EnabledPlugin | undefined> {
  const row = await findEnablement(executor, pluginId)
  if (row === undefined || !row.enabled) return undefined
  return { opd: row.opd, release: row.release, manifest: row.releaseRow.manifest, contract: row.releaseRow.contract }
}

/** The declaration of a widget in a manifest. */
export function findWidget(manifest: Manifest, widgetId: string): WidgetDeclaration | undefined {
  const { pluginId, name } = splitId(widgetId)
  return pluginId === manifest.id ? manifest.widgets.find((widget) => widget.name === name) : undefined
}
