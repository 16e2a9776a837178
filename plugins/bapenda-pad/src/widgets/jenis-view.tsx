import { BigNumber, ChartBox, RankedBars, Slot } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { kindsInOrder, shareOf } from './kinds-in-order.ts'

const { useFeed } = createWidgetData<Adapter>()

/** How many kinds lag behind the path, and each as a share of its own target. */
export function JenisView() {
  const { size, locale, t, format, settings } = useWidget()
  const { data, shown } = useFeed('jenis')
  if (data === undefined) return null
  const behind = data.kinds.filter((kind) => (shareOf(kind) ?? 1) < data.due).length
  const rows = kindsInOrder(data.kinds, settings['order']).map((kind) => {
    const share = shareOf(kind)
    return { label: kind.name, value: share === undefined ? null : share * 100 }
  })
  const due = format.percent(data.due, 0)
  return (
    <Slot size={size} locale={locale} quiet={shown === 'stale'}>
      <BigNumber value={format.number(behind)} unit={t('behind', { all: data.kinds.length })} size="m" layout="below" />
      {size.class !== 'small' && (
        <ChartBox>
          {(box) => (
            <RankedBars
              {...box}
              label={t('kindsLabel')}
              rows={rows}
              max={105}
              target={{ value: data.due * 100, label: t('pathToday', { due }) }}
              format={(value) => `${format.number(value)} %`}
            />
          )}
        </ChartBox>
      )}
    </Slot>
  )
}
