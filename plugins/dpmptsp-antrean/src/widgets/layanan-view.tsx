import { BigNumber, ChartBox, RankedBars, Slot } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { byServices } from './by-services.ts'

const { useFeed } = createWidgetData<Adapter>()

/** How many services the mall offers, and where. */
export function LayananView() {
  const { size, locale, t, format } = useWidget()
  const { data, shown } = useFeed('layanan')
  if (data === undefined) return null
  return (
    <Slot size={size} locale={locale} quiet={shown === 'stale'}>
      <BigNumber value={format.number(data.total)} unit={t('services', { counters: data.counters.length })} layout="below" />
      {size.class !== 'small' && (
        <ChartBox>
          {(box) => (
            <RankedBars
              {...box}
              label={t('servicesLabel')}
              rows={byServices(data).map(({ name, services }) => ({ label: name, value: services }))}
              format={(value) => format.number(value)}
            />
          )}
        </ChartBox>
      )}
    </Slot>
  )
}
