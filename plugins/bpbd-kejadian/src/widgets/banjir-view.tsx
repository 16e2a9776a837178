import { BigNumber, ChartBox, SmallMultiples, Slot } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { compareProducers } from '../compare-producers.ts'

const { useFeed } = createWidgetData<Adapter>()

/** Both totals as they are, and both rows of bars on one scale. */
export function BanjirView() {
  const { size, locale, t, settings, filter } = useWidget()
  const jabar = useFeed('jabar').data
  const bnpb = useFeed('bnpb').data
  if (jabar === undefined || bnpb === undefined) return null
  const { years, first, second } = compareProducers(jabar, bnpb, { length: Number(settings['years'] ?? 7), until: filter.period?.slice(0, 4) })
  const labels = years.map((year, index) => (index === 0 ? year : year.slice(2)))
  return (
    <Slot size={size} locale={locale}>
      <BigNumber value={first.total} unit={t('atau', { other: second.total })} facts={size.class === 'small' ? [] : [{ text: t('duaProdusen') }]} layout="below" />
      {size.class !== 'small' && (
        <ChartBox>
          {(box) => (
            <SmallMultiples
              {...box}
              label={t('label', { first: first.total, second: second.total })}
              labels={labels}
              panels={[
                { title: 'BPBD Jabar', note: t('jumlah', { total: first.total }), values: first.values, tone: 'c3' },
                { title: 'BNPB', note: t('jumlah', { total: second.total }), values: second.values, tone: 'c2' },
              ]}
            />
          )}
        </ChartBox>
      )}
    </Slot>
  )
}
