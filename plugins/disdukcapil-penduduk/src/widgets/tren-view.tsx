import { BigNumber, ChartBox, Delta, LineChart, Slot } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { cityCode, peopleOf, yearlyChange } from '../people.ts'

const { useFeed } = createWidgetData<Adapter>()

/** Population of the city or the chosen kecamatan over the years. */
export function TrenView() {
  const { size, locale, t, format, filter, areas } = useWidget()
  const { data } = useFeed('penduduk')
  if (data === undefined) return null
  const code = filter.area ?? cityCode
  const name = areas.find((area) => area.code === code)?.name ?? code
  const year = data.newestYear
  const points = data.years.map((at) => ({ at, value: (peopleOf(data.areas, code, at) ?? 0) / 1_000 }))
  return (
    <Slot size={size} locale={locale}>
      <BigNumber value={format.number(peopleOf(data.areas, code, year) ?? 0)} unit={t('jiwa')} facts={size.class === 'small' ? [] : [{ text: <Delta change={yearlyChange(data.areas, code, year)} text={t('setahun')} locale={locale} /> }]} />
      {size.class !== 'small' && (
        <ChartBox>{(box) => <LineChart {...box} label={t('trenLabel', { area: name })} caption={t('ribuJiwa')} series={[{ name, points }]} format={(value) => format.number(value, 1)} formatTick={(value) => format.number(value)} />}</ChartBox>
      )}
    </Slot>
  )
}
