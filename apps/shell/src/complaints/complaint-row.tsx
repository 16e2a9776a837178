import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { wordInstant } from '@wadah/ui/words'
import { useNow } from '../live/use-live.ts'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import styles from './complaints.module.css'
import type { Complaint } from './use-complaint-list.ts'

/** One complaint: what broke first, then where and how often, then how far the OPD is with it. */
export function ComplaintRow({ complaint, onMark }: { complaint: Complaint; onMark(state: Complaint['state']): void }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const now = useNow(60)
  const { city } = useSession()
  const at = (instant: string): string => wordInstant(Date.parse(instant), now, { locale, utcOffsetMinutes: city.utcOffsetMinutes })
  const { kind, message, widgetTitle, position, count, screens, boards, firstAt, lastAt, state, stateAt, stateBy } = complaint
  const stateWord = t(`complaints.state.${state}`)
  return (
    <li className={styles['row']} data-state={state}>
      <div>
        <b>
          <em data-kind={kind}>{t(`complaints.kind.${kind}`)}</em> {widgetTitle[locale]}
        </b>
        <code>{message}</code>
        <small>
          {[
            t('complaints.count', { count: String(count), screens: String(screens) }),
            boards.length > 0 && t('complaints.on', { boards: boards.join(', ') }),
            t('complaints.last', { at: at(lastAt) }),
            count > 1 && t('complaints.first', { at: at(firstAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
        {position !== undefined && <small>{t('complaints.at', { position })}</small>}
      </div>
      <div className={styles['standing']}>
        <span className={styles['tag']} data-state={state}>
          {state === 'new' || stateAt === undefined
            ? stateWord
            : t('complaints.stateBy', { state: stateWord, by: stateBy ?? '', at: at(stateAt) })}
        </span>
        {complaint.isOwn && (
          <Button kind="ghost" onPress={() => onMark(state === 'settled' ? 'seen' : 'settled')}>
            {state === 'settled' ? t('complaints.reopen') : t('complaints.settle')}
          </Button>
        )}
      </div>
    </li>
  )
}
