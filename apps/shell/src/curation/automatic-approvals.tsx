import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { localDate } from '@wadah/freshness/calendar'
import { wordClock, wordDay } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import type { CurationQueue } from './curation-page.tsx'
import styles from './curation.module.css'

/** What policies approved by themselves, day by day. */
export function AutomaticApprovals({ decisions }: { decisions: CurationQueue['automatic'] }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const words = { locale, utcOffsetMinutes: city.utcOffsetMinutes }
  const days = Map.groupBy(decisions, ({ at }) => localDate(Date.parse(at), city.utcOffsetMinutes))
  return (
    <section className={styles['section']} aria-label={t('curation.automatic')}>
      <h2>
        {t('curation.automatic')} <small>{t('curation.automatic.week')}</small>
      </h2>
      {[...days].map(([day, approved]) => (
        <details key={day} className={styles['day']}>
          <summary>
            {wordDay(Date.parse(approved[0]?.at ?? day), words)} <small>{t('curation.automatic.count', { count: approved.length })}</small>
          </summary>
          <ul className={styles['rows']}>
            {approved.map(({ id, at, plugin, version, release, policy }) => (
              <li key={id} className={styles['row']}>
                <div>
                  <Link to="/kurasi/$hash" params={{ hash: release }}>
                    {plugin} <b>{version}</b>
                  </Link>
                  <small>{wordClock(Date.parse(at), words)}</small>
                </div>
                <span className={styles['quiet']}>{t(`curation.policy.${policy ?? 'review'}`)}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}
