import { BigNumber, ChartBox, Slot, StatusGrid, type StatusRow } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { problemFacts } from './problem-facts.ts'

const { useFeed } = createWidgetData<Adapter>()

/** How many feeds are up to date, and every OPD with a mark for each of its feeds. */
export function KesehatanView() {
  const { size, locale, t } = useWidget()
  const { data, shown } = useFeed('kesehatan')
  if (data === undefined) return null
  const opds = [...new Set(data.feeds.map((feed) => feed.opd))]
  const rows: StatusRow[] = opds.map((opd) => ({
    label: opd,
    marks: data.feeds.filter((feed) => feed.opd === opd).map((feed) => ({ state: feed.shown, title: locale === 'id' ? feed.titleId : feed.titleEn })),
  }))
  return (
    <Slot size={size} locale={locale} quiet={shown === 'stale'}>
      <BigNumber value={data.fresh} unit={t('dariMutakhir', { counted: data.counted })} facts={size.class === 'small' ? [] : problemFacts(data.feeds, t)} />
      {size.class !== 'small' && <ChartBox>{(box) => <StatusGrid {...box} label={t('label', { fresh: data.fresh, counted: data.counted })} rows={rows} />}</ChartBox>}
    </Slot>
  )
}
