import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import type { BoardFilter } from '@wadah/contracts/port'
import { Button } from '@wadah/ui/button'
import { HonestLine } from '@wadah/ui/honest-line'
import { Select } from '@wadah/ui/select'
import { useAreas } from '../data/areas.ts'
import { useNow } from '../live/use-live.ts'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { LateFeeds } from './late-feeds.tsx'
import styles from './bars.module.css'

/** Props of {@link SubBar}. */
export interface SubBarProps {
  facts: readonly FeedFacts[]
  filter: BoardFilter
  onFilter(filter: BoardFilter): void
  onDemoPanel?: () => void
}

const whole = 'all'

/** The second bar: the one honest line, and the filters every widget follows. */
export function SubBar({ facts, filter, onFilter, onDemoPanel }: SubBarProps) {
  const { t } = useTranslation()
  const { locale, formFactor } = useLook()
  const { demo } = useSession()
  const now = useNow()
  const [isLateOpen, setLateOpen] = useState(false)
  const { areas } = useAreas()
  const areaOptions = useMemo(
    () => [
      { value: whole, label: t('filter.wholeCity') },
      ...(areas ?? []).filter((area) => area.level === 'kecamatan').map((area) => ({ value: area.code, label: area.name })),
    ],
    [areas, t],
  )
  const year = new Date(now).getUTCFullYear()
  const periodOptions = [
    { value: whole, label: t('filter.newest') },
    ...Array.from({ length: 8 }, (_, index) => ({ value: String(year - index), label: String(year - index) })),
  ]
  const choose =
    (key: keyof BoardFilter) =>
    (value: string): void => {
      const { [key]: _former, ...rest } = filter
      onFilter(value === whole ? rest : { ...rest, [key]: value })
    }
  return (
    <div className={styles['sub']} data-form-factor={formFactor}>
      <HonestLine facts={facts} now={now} locale={locale} {...(formFactor === 'wall' ? {} : { onPress: () => setLateOpen(true) })} />
      <span className={styles['grow']} />
      {demo && onDemoPanel && formFactor !== 'wall' && (
        <Button kind="ghost" onPress={onDemoPanel}>
          {t('demo.open')}
        </Button>
      )}
      {formFactor !== 'wall' && (
        <>
          <Select label={t('filter.area')} options={areaOptions} value={filter.area ?? whole} onChange={choose('area')} />
          <Select label={t('filter.period')} options={periodOptions} value={filter.period ?? whole} onChange={choose('period')} />
        </>
      )}
      <LateFeeds facts={facts} open={isLateOpen} onClose={() => setLateOpen(false)} />
    </div>
  )
}
