import { splitId } from '@wadah/contracts/ids'
import type { WidgetDeclaration } from '@wadah/contracts/manifest'
import { CodedError } from '@wadah/errors'
import { requireBoard } from '../boards/board-access.ts'
import type { ApiContext } from '../context.ts'
import { findEnabledPlugin, findWidget, type EnabledPlugin } from '../enabled-plugins.ts'

/** A widget as it stands on a board the caller may see, with the release that runs. */
export interface PlacedWidget extends EnabledPlugin {
  widgetId: string
  widget: WidgetDeclaration
}

/** Resolves a placement; everything that is not there, not enabled or not allowed is the same `not_found`. */
export async function requirePlacedWidget(context: ApiContext, board: string, placement: string): Promise<PlacedWidget> {
  const { document } = await requireBoard(context, board)
  const widgetId = document.placements.find(({ id }) => id === placement)?.widget
  const plugin = widgetId === undefined ? undefined : await findEnabledPlugin(context, splitId(widgetId).pluginId, board)
  const widget = plugin && findWidget(plugin.manifest, widgetId ?? '')
  if (plugin === undefined || widget === undefined || widgetId === undefined)
    throw new CodedError('not_found', 'There is no such widget on this board.')
  return { ...plugin, widgetId, widget }
}
