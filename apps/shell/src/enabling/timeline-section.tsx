import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { wordFullInstant } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { wordEvent } from '../timeline/word-event.ts'
import { api } from '../trpc.ts'
import styles from './enabling.module.css'

const shownFirst = 8

/** Everything that happened to a plugin, the newest first, with who decided and why. */
export function TimelineSection({ plugin }: { plugin: string }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const [isWhole, setWhole] = useState(false)
  const { data = [] } = useQuery({
    queryKey: ['enabling', 'timeline', plugin],
    queryFn: () => api.enabling.timeline.query({ plugin }),
    refetchInterval: 5_000,
  })
  const words = { locale, utcOffsetMinutes: city.utcOffsetMinutes }
  return (
    <section aria-labelledby="enabling-timeline">
      <h3 id="enabling-timeline">{t('enabling.timeline')}</h3>
      <ol className={styles['timeline']}>
        {(isWhole ? data : data.slice(0, shownFirst)).map((event) => (
          <li key={event.id} data-event={event.kind}>
            <time dateTime={event.at}>{wordFullInstant(Date.parse(event.at), words)}</time>
            <span>
              <b>
                {wordEvent(t, event.kind)} {event.version}
              </b>
              <small>
                {event.by}
                {event.reason && ` · ${event.reason}`}
              </small>
            </span>
          </li>
        ))}
      </ol>
      {data.length > shownFirst && (
        <Button kind="ghost" onPress={() => setWhole((last) => !last)}>
          {isWhole ? t('enabling.timelineShort') : t('enabling.timelineAll', { count: data.length })}
        </Button>
      )}
    </section>
  )
}
