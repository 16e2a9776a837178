import { wordClock, wordDayShort, wordWeekday } from '@wadah/ui/words'
import { useNow } from '../live/use-live.ts'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import styles from './bars.module.css'

/** The time of the city by the server's clock: 14.05 WIB · Jum, 19 Des 2025. */
export function Clock() {
  const { locale } = useLook()
  const { city } = useSession()
  const now = useNow()
  const words = { locale, utcOffsetMinutes: city.utcOffsetMinutes }
  const [time = '', zone = ''] = wordClock(now, words).split(' ')
  return (
    <time className={styles['clock']} dateTime={new Date(now).toISOString()}>
      <b>{time}</b> {zone}{' '}
      <span>{`${wordWeekday(now, words)}, ${wordDayShort(now, words)} ${new Date(now + city.utcOffsetMinutes * 60_000).getUTCFullYear()}`}</span>
    </time>
  )
}
