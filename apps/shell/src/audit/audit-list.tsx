import { useTranslation } from 'react-i18next'
import { wordClock, wordDay } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import type { ApiOutputs } from '../trpc.ts'
import { useWordAct } from './word-act.ts'
import styles from './audit.module.css'

type Entry = ApiOutputs['audit']['list']['entries'][number]

/** Entries by day, the newest first; what else was recorded opens under each. */
export function AuditList({ entries }: { entries: readonly Entry[] }) {
  const { locale } = useLook()
  const { city } = useSession()
  const words = { locale, utcOffsetMinutes: city.utcOffsetMinutes }
  const days = Map.groupBy(entries, (entry) => wordDay(Date.parse(entry.at), words))
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-label={day}>
      <h2>{day}</h2>
      <ol className={styles['entries']}>
        {ofDay.map((entry) => (
          <EntryRow key={entry.id} entry={entry} clock={wordClock(Date.parse(entry.at), words)} />
        ))}
      </ol>
    </section>
  ))
}

/** What tells this person from another of the same name: e-mail and office, or what is left of one who is gone. */
function WhoIsThat({ entry: { actorId = '', known } }: { entry: Entry }) {
  const { t } = useTranslation()
  const [kind, id = ''] = actorId.split(':')
  const facts = [known?.email, known?.place, known?.opd].filter((fact) => fact !== undefined)
  if (facts.length === 0 && kind === 'user') facts.push(t('audit.gone', { id: id.slice(0, 8) }))
  return facts.length > 0 && <small className={styles['who']}>{facts.join(' · ')}</small>
}

function EntryRow({ entry, clock }: { entry: Entry; clock: string }) {
  const { t, i18n } = useTranslation()
  const wordAct = useWordAct()
  const details = Object.entries(entry.details).filter(([, value]) => value !== null && value !== '')
  const nameOf = (key: string): string => (i18n.exists(`audit.detail.${key}`) ? t(`audit.detail.${key}`) : key)
  return (
    <li>
      <time dateTime={entry.at}>{clock}</time>
      <span className={styles['act']}>
        <b>{entry.actor}</b> {wordAct(entry.action)} <span className={styles['subject']}>{entry.subject}</span>
        <WhoIsThat entry={entry} />
        {details.length > 0 && (
          <details>
            <summary>{t('audit.more', { id: entry.id })}</summary>
            <dl>
              {details.map(([key, value]) => (
                <div key={key}>
                  <dt>{nameOf(key)}</dt>
                  <dd>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </span>
    </li>
  )
}
