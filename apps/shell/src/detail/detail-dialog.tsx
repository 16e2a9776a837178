import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardFilter, WidgetTable } from '@wadah/contracts/port'
import type { EnabledWidget } from '@wadah/contracts/release'
import type { WidgetSession } from '@wadah/plugin-host/widget-session'
import { DataTable } from '@wadah/ui/data-table'
import { Dialog } from '@wadah/ui/dialog'
import { SegmentedControl } from '@wadah/ui/segmented-control'
import { useLook } from '../look/look-store.ts'
import { useWidgetFeeds } from '../widgets/use-port-feeds.ts'
import { WidgetSlot } from '../widgets/widget-slot.tsx'
import { FeedDefinition } from './feed-definition.tsx'
import { MeasureHistory } from './measure-history.tsx'
import styles from './detail.module.css'

/** Props of {@link DetailDialog}. */
export interface DetailDialogProps {
  widget: EnabledWidget
  place: { board: string; placement: string }
  settings: Record<string, unknown>
  filter: BoardFilter
  onClose(): void
}

const tabs = ['chart', 'table', 'history', 'definition'] as const

/** Everything about one widget: the full chart, its numbers as a table, its history, and what they mean. */
export function DetailDialog({ widget, place, settings, filter, onClose }: DetailDialogProps) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const [tab, setTab] = useState<(typeof tabs)[number]>('chart')
  const [session, setSession] = useState<WidgetSession>()
  const feeds = useWidgetFeeds(widget)
  const described = useDescription(session, feeds.map((feed) => feed.version).join(), locale)
  return (
    <Dialog title={widget.declaration.title[locale]} note={widget.opdName} open onClose={onClose} size="l" closeLabel={t('close')}>
      <div className={styles['detail']}>
        {described && <p className={styles['summary']}>{described.summary}</p>}
        <SegmentedControl
          label={t('detail.tabs')}
          options={tabs.map((value) => ({ value, label: t(`detail.${value}`) }))}
          value={tab}
          onChange={setTab}
        />
        {/* The widget stays mounted: the table and the sentence come from it. */}
        <div className={styles['stage']} hidden={tab !== 'chart'}>
          <WidgetSlot widget={widget} place={place} settings={settings} filter={filter} mode="detail" onSession={setSession} />
        </div>
        {tab === 'table' &&
          (described ? <DataTable table={described.table} caption={widget.declaration.title[locale]} /> : <p>{t('detail.noTable')}</p>)}
        {tab === 'history' &&
          feeds.map((feed) => <MeasureHistory key={feed.facts.id} facts={feed.facts} version={feed.version} filter={filter} />)}
        {tab === 'definition' && feeds.map((feed) => <FeedDefinition key={feed.facts.id} facts={feed.facts} />)}
      </div>
    </Dialog>
  )
}

/** The table and sentence of what the widget shows, asked again when its data or the language changes; the last answer stays meanwhile. */
function useDescription(
  session: WidgetSession | undefined,
  versions: string,
  locale: string,
): { summary: string; table: WidgetTable } | undefined {
  const [described, setDescribed] = useState<{ summary: string; table: WidgetTable }>()
  useEffect(() => {
    if (!session) return
    // The widget hears of new data a moment before it is asked.
    const timer = setTimeout(() => void session.describe().then(setDescribed, () => undefined), 150)
    return () => clearTimeout(timer)
  }, [session, versions, locale])
  return described
}
