import { ChartBox, RankedBars, Slot } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { inOrder } from './kinds.ts'

const { useFeed } = createWidgetData<Adapter>()

/** Each kind of revenue as a share of its own target. */
export function JenisView() {
  const { size, locale, t, format, settings } = useWidget()
  const { data, shown } = useFeed('jenis')
  if (data === undefined) return null
  const rows = inOrder(data.kinds, settings['order']).map(({ name, target, realised }) => ({ label: name, value: (100 * realised) / target }))
  return (
    <Slot size={size} locale={locale} quiet={shown === 'stale'}>
      <ChartBox>
        {(box) => <RankedBars {...box} label={t('jenisLabel')} rows={rows} max={110} target={{ value: 100, label: t('target') }} format={(value) => `${format.number(value)} %`} />}
      </ChartBox>
    </Slot>
  )
}
