import { useMemo } from 'react'
import type { EnabledWidget } from '@wadah/contracts/release'
import { useLive } from '../live/use-live.ts'
import { api, type ApiOutputs } from '../trpc.ts'
import { useRememberedQuery } from './use-remembered-query.ts'

/** What the server says of everything that is enabled for this person. */
export type EnabledForMe = ApiOutputs['gallery']['list']

/** The server's answer, asked again whenever the stream says that something changed. */
export function useEnabled(): EnabledForMe | undefined {
  const revision = useLive((state) => state.enablement)
  return useRememberedQuery('gallery', () => api.gallery.list.query(), revision).data
}

/** What curation has enabled for this person, everywhere or on a board. */
export function useGallery(board?: string): { widgets: EnabledWidget[]; byId: ReadonlyMap<string, EnabledWidget>; isKnown: boolean } {
  const data = useEnabled()
  return useMemo(() => {
    const there = board === undefined ? [] : (data?.onBoards?.[board] ?? [])
    const plugins = new Set(there.map(({ pluginId }) => pluginId))
    const widgets = [...(data?.widgets ?? []).filter(({ pluginId }) => !plugins.has(pluginId)), ...there]
    return { widgets, byId: new Map(widgets.map((widget) => [widget.id, widget])), isKnown: data !== undefined }
  }, [data, board])
}
