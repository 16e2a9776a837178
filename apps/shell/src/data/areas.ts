import type { Area, Boundaries } from '@wadah/contracts/area'
import { api } from '../trpc.ts'
import { useRememberedQuery } from './use-remembered-query.ts'

/** Areas of the city and their boundaries, where some were uploaded. */
export function useAreas(): { areas: Area[] | undefined; boundaries: Boundaries | undefined } {
  const areas = useRememberedQuery('areas', () => api.areas.list.query())
  const boundaries = useRememberedQuery('boundaries', async () => (await api.areas.boundaries.query()) ?? null)
  return { areas: areas.data, boundaries: boundaries.data ?? undefined }
}
