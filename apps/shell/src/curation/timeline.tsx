import { useTranslation } from 'react-i18next'
import { wordInstant } from '@wadah/ui/words'
import { useNow } from '../live/use-live.ts'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { wordEvent } from '../timeline/word-event.ts'
import type { ApiOutputs } from '../trpc.ts'
import styles from './curation.module.css'

/** What happened to the plugin, the newest first. */
export function Timeline({ entries }: { entries: ApiOutputs['curation']['release']['timeline'] }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const now = useNow()
  const { city } = useSession()
  const words = { locale, utcOffsetMinutes: city.utcOffsetMinutes }
  return (
    <section className={styles['section']} aria-label={t('curation.timeline')}>
      <h2>{t('curation.timeline')}</h2>
      <ol className={styles['timeline']}>
        {entries.map(({ at, kind, actor, reason, version }, index) => (
          <li key={index}>
            <time dateTime={at}>{wordInstant(Date.parse(at), now, words)}</time>
            <span>
              {wordEvent(t, kind)}
              {version !== undefined && ` · ${version}`} · {actor}
              {reason !== undefined && <q>{reason}</q>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
