import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import { Button } from '@wadah/ui/button'
import { HonestLine } from '@wadah/ui/honest-line'
import { useJudgedNow } from '../live/use-live.ts'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import type { BoardFiltersProps } from './board-filters.tsx'
import { ComingControl } from './coming-control.tsx'
import styles from './bars.module.css'

const BoardFilters = lazy(() => import('./board-filters.tsx').then((module) => ({ default: module.BoardFilters })))
const LateFeeds = lazy(() => import('./late-feeds.tsx').then((module) => ({ default: module.LateFeeds })))

/** Props of {@link SubBar}. */
export interface SubBarProps extends BoardFiltersProps {
  facts: readonly FeedFacts[]
  onDemoPanel: () => void
}

/** The second bar: the one honest line, and the filters every widget follows. */
export function SubBar({ facts, filter, onFilter, onDemoPanel }: SubBarProps) {
  const { t } = useTranslation()
  const { locale, formFactor } = useLook()
  const { demo } = useSession()
  const now = useJudgedNow(facts)
  const [isLateOpen, setLateOpen] = useState(false)
  const coming = (
    <>
      <ComingControl label={t('filter.area')} value={t('filter.wholeCity')} />
      <ComingControl label={t('filter.period')} value={t('filter.newest')} />
    </>
  )
  return (
    <div className={styles['sub']} data-form-factor={formFactor}>
      <HonestLine facts={facts} now={now} locale={locale} onPress={() => setLateOpen(true)} />
      <span className={styles['grow']} />
      {demo && (
        <Button kind="ghost" onPress={onDemoPanel}>
          {t('demo.open')}
        </Button>
      )}
      <Suspense fallback={coming}>
        <BoardFilters filter={filter} onFilter={onFilter} />
      </Suspense>
      <Suspense>{isLateOpen && <LateFeeds facts={facts} open onClose={() => setLateOpen(false)} />}</Suspense>
    </div>
  )
}

/** The one honest line as the wall shows it: words alone, in the top bar. */
export function WallLine({ facts }: { facts: readonly FeedFacts[] }) {
  const { locale } = useLook()
  return <HonestLine facts={facts} now={useJudgedNow(facts)} locale={locale} />
}
