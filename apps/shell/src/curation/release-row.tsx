import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { wordInstant } from '@wadah/ui/words'
import { useNow } from '../live/use-live.ts'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import type { ApiOutputs } from '../trpc.ts'
import styles from './curation.module.css'
import { tallyChecks } from './tally-checks.ts'

export type ReleaseListing = ApiOutputs['curation']['mine'][number]

/** One release in a list: what it is, where it stands, what its checks say. */
export function ReleaseRow({ entry }: { entry: ReleaseListing }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const now = useNow()
  const { city } = useSession()
  const submittedAt = wordInstant(Date.parse(entry.submittedAt), now, { locale, utcOffsetMinutes: city.utcOffsetMinutes })
  return (
    <li className={styles['row']}>
      <div>
        <Link to="/kurasi/$hash" params={{ hash: entry.hash }}>
          {entry.title[locale]} <b>{entry.version}</b>
        </Link>
        <small>
          {entry.opdName} · {t('curation.row.submitted', { at: submittedAt })}
          {entry.checks.length > 0 && ` · ${tallyChecks(entry.checks, t)}`}
        </small>
        {entry.decision !== undefined && entry.state === 'returned' && <q>{entry.decision.reason}</q>}
      </div>
      <span className={styles['tag']} data-state={entry.standing ?? entry.state}>
        {entry.awaitsSecond ? t('curation.awaitsSecond') : t(`curation.state.${entry.standing ?? entry.state}`)}
      </span>
    </li>
  )
}
