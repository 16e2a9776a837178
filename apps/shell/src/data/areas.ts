import type { Area, Boundaries } from '@wadah/contracts/area'
import { useLive } from '../live/use-live.ts'
import { useSession } from '../session/session.tsx'
import { api } from '../trpc.ts'
import { useRememberedQuery } from './use-remembered-query.ts'

/** Areas of the city and their boundaries, where some were uploaded; asked again whenever the stream says that there are others. */
export function useAreas(): { areas: Area[] | undefined; boundaries: Boundaries | undefined } {
  const { areas: known = 0 } = useSession()
  const revision = useLive((state) => Math.max(state.areas, known))
  const areas = useRememberedQuery('areas', () => api.areas.list.query(), revision)
  const boundaries = useRememberedQuery('boundaries', async () => (await api.areas.boundaries.query()) ?? null, revision)
  return { areas: areas.data, boundaries: boundaries.data ?? undefined }
}
