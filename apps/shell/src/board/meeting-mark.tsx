import { useTranslation } from 'react-i18next'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import { useSession } from '../session/session.tsx'
import styles from './bars.module.css'

/** On a wall: whoever is in the room sees that more than what is public stands there. A wall only gets that during a meeting. */
export function MeetingMark({ facts }: { facts: readonly FeedFacts[] }) {
  const { caller } = useSession()
  const { t } = useTranslation()
  const isWall = caller.kind === 'screen' || caller.roles.every((role) => role === 'screen')
  if (!isWall || facts.every(({ classification }) => classification === 'public')) return undefined
  return <span className={styles['meeting']}>{t('bar.meeting')}</span>
}
