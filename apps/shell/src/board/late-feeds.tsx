import { useTranslation } from 'react-i18next'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import { StateShape } from '@wadah/plugin-sdk/charts'
import { Dialog } from '@wadah/ui/dialog'
import { judgeBoard, overdueOf } from '@wadah/ui/judge-board'
import { wordFailure, wordFullInstant, wordOverdue, wordState } from '@wadah/ui/words'
import { useJudgedNow } from '../live/use-live.ts'
import { useLook } from '../look/look-store.ts'
import styles from './bars.module.css'

/** What is late on a board: which, since when, and why as far as it is known. */
export function LateFeeds({ facts, open, onClose }: { facts: readonly FeedFacts[]; open: boolean; onClose(): void }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const now = useJudgedNow(facts)
  const { notFresh } = judgeBoard(facts, now)
  return (
    <Dialog title={t('late.title')} open={open} onClose={onClose} closeLabel={t('close')}>
      {notFresh.length === 0 && <p>{t('late.none')}</p>}
      <ul className={styles['late']}>
        {notFresh.map((feed) => {
          const words = { locale, utcOffsetMinutes: feed.facts.rule.utcOffsetMinutes }
          const { lateAt } = feed.age
          return (
            <li key={feed.facts.id}>
              <StateShape state={feed.shown} />
              <b>{feed.facts.title[locale]}</b>
              <span>{lateAt === undefined ? wordState(feed.shown, locale) : wordOverdue(overdueOf(feed, now), words)}</span>
              <small>
                {feed.facts.opdName ?? feed.facts.opd} · {feed.facts.source}
                {lateAt !== undefined && ` · ${t('late.since', { at: wordFullInstant(lateAt, words) })}`}
                {feed.run.state === 'failing' && ` · ${wordFailure(feed.facts.run.code, feed.facts.source, locale)}`}
              </small>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
