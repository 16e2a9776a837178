import { useQuery } from '@tanstack/react-query'
import { wordDay } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { api } from '../trpc.ts'
import { useSession } from './session.tsx'

/** What is demanded of an administrator without a second factor: until which day they may do without, and whether that is over. */
export function useSecondFactorDemand(): { day: string; isDue: boolean } | undefined {
  const { caller, city } = useSession()
  const { locale } = useLook()
  const { data } = useQuery({
    queryKey: ['account', 'demand'],
    queryFn: () => api.account.demand.query(),
    enabled: caller.roles.some((role) => role === 'curator' || role === 'operator'),
  })
  return data ? { day: wordDay(Date.parse(data.from), { locale, utcOffsetMinutes: city.utcOffsetMinutes }), isDue: data.isDue } : undefined
}
