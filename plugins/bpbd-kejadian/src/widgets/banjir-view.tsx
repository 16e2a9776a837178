import { BigNumber, ChartBox, SmallMultiples, Slot } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { comparisonFor } from '../compare-producers.ts'

const { useFeed } = createWidgetData<Adapter>()

/** Both totals as they are, and both rows of bars on one scale. */
export function BanjirView() {
  const { size, locale, t, settings, filter } = useWidget()
  const [jabar, bnpb] = [useFeed('jabar'), useFeed('bnpb')]
  const both = comparisonFor({ jabar: jabar.data, bnpb: bnpb.data }, { settings, filter })
  if (both === undefined) return null
  const totals = { first: both.jabar.total ?? '–', second: both.bnpb.total ?? '–' }
  const period = { from: both.years[0] ?? '', until: both.years.at(-1) ?? '' }
  return (
    <Slot size={size} locale={locale} quiet={jabar.shown === 'stale' && bnpb.shown === 'stale'}>
      <BigNumber
        value={totals.first}
        unit={t('atau', { other: totals.second })}
        facts={size.height < 66 * size.unit ? [] : [{ text: t('duaProdusen') }, { text: `${period.from}–${period.until}` }]}
        layout="below"
      />
      {size.class !== 'small' && (
        <ChartBox>
          {(box) => (
            <SmallMultiples
              {...box}
              label={t('ringkasan', { ...period, ...totals })}
              labels={both.years.map((year, index) => (index === 0 ? year : year.slice(2)))}
              panels={[
                { title: 'BPBD Jabar', note: t('jumlah', { total: totals.first }), values: both.jabar.values, tone: 'c3' },
                { title: 'BNPB', note: t('jumlah', { total: totals.second }), values: both.bnpb.values, tone: 'c2' },
              ]}
            />
          )}
        </ChartBox>
      )}
    </Slot>
  )
}
