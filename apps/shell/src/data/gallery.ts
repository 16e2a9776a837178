import { useMemo } from 'react'
import type { EnabledWidget } from '@wadah/contracts/release'
import { useLive } from '../live/use-live.ts'
import { api } from '../trpc.ts'
import { useRememberedQuery } from './use-remembered-query.ts'

/** What curation has enabled for this person; asked again whenever the stream says it changed. */
export function useGallery(): { widgets: EnabledWidget[]; byId: ReadonlyMap<string, EnabledWidget>; isKnown: boolean } {
  const revision = useLive((state) => state.enablement)
  const { data } = useRememberedQuery('gallery', () => api.gallery.list.query(), revision)
  return useMemo(() => {
    const widgets = data?.widgets ?? []
    return { widgets, byId: new Map(widgets.map((widget) => [widget.id, widget])), isKnown: data !== undefined }
  }, [data])
}
