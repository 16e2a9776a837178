import { wordDay } from '@wadah/ui/words'
import { serverNow } from '../live/server-clock.ts'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'

/** How days are written here: in words, by the city's calendar, and as date fields take them. */
export function useDays(): { say(instant: string): string; today: string } {
  const { locale } = useLook()
  const { city } = useSession()
  const { utcOffsetMinutes } = city
  const dayOf = (at: number): string => new Date(at + utcOffsetMinutes * 60_000).toISOString().slice(0, 10)
  return { say: (instant) => wordDay(Date.parse(instant), { locale, utcOffsetMinutes }), today: dayOf(serverNow()) }
}
