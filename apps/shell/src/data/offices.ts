import { useQuery } from '@tanstack/react-query'
import { api } from '../trpc.ts'

/** Short names of the city's OPD by their id; until they are known, and for those that are no more, the id. */
export function useOpdName(): (opd: string) => string {
  const { data } = useQuery({ queryKey: ['offices'], queryFn: () => api.offices.list.query() })
  return (opd) => data?.find(({ id }) => id === opd)?.shortName ?? opd
}
