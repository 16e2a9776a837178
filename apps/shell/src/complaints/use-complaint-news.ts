import { useQuery } from '@tanstack/react-query'
import { hasRole } from '../session/rooms.ts'
import { useSession } from '../session/session.tsx'
import { api } from '../trpc.ts'

const lookAgainMs = 60_000

/** How many complaints of one's own OPD's widgets nobody has looked at yet; 0 for those who mend none. */
export function useComplaintNews(): number {
  const { caller } = useSession()
  const { data } = useQuery({
    queryKey: ['complaints', 'news'],
    queryFn: () => api.complaints.news.query(),
    refetchInterval: lookAgainMs,
    enabled: caller.opd !== undefined && hasRole(caller, ['head', 'publisher']),
  })
  return data ?? 0
}
