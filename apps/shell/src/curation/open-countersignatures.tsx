import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { wordFullInstant } from '@wadah/ui/words'
import { useNow } from '../live/use-live.ts'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import type { CurationQueue } from './curation-page.tsx'
import styles from './curation.module.css'

/** What one person did alone in an emergency and nobody has countersigned yet. */
export function OpenCountersignatures({ open }: { open: CurationQueue['countersignatures'] }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const now = useNow()
  const { city } = useSession()
  const words = { locale, utcOffsetMinutes: city.utcOffsetMinutes }
  return (
    <section className={styles['section']} aria-label={t('curation.countersignatures')}>
      <h2>
        {t('curation.countersignatures')} <small>{open.length}</small>
      </h2>
      <ul className={styles['rows']}>
        {open.map(({ id, plugin, version, release, by, reason, countersignBy }) => {
          const due = countersignBy === undefined ? undefined : Date.parse(countersignBy)
          return (
            <li key={id} className={styles['row']}>
              <div>
                <Link to="/kurasi/$hash" params={{ hash: release }}>
                  {plugin} <b>{version}</b>
                </Link>
                <small>{by}</small>
                <q>{reason}</q>
              </div>
              <span className={styles['tag']} data-state={due !== undefined && due < now ? 'withdrawn' : 'in-review'}>
                {due === undefined ? '' : t('curation.countersign.due', { due: wordFullInstant(due, words) })}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
