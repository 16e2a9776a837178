import { ChartBox, RankedBars, Slot } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { shownYear } from '../people.ts'
import { rankKelurahan } from '../ranking.ts'

const { useFeed } = createWidgetData<Adapter>()

/** The most populous kelurahan of the city or of the chosen kecamatan. */
export function UrutanView() {
  const { size, locale, t, format, filter, areas } = useWidget()
  const { data } = useFeed('penduduk')
  if (data === undefined) return null
  const year = shownYear(data.years, filter.period)
  const rows = rankKelurahan(areas, data.areas, { year, kecamatan: filter.area }).map(({ name, people }) => ({ label: name, value: people }))
  return (
    <Slot size={size} locale={locale}>
      <ChartBox>{(box) => <RankedBars {...box} label={t('urutanLabel', { year })} rows={rows} format={(value) => format.number(value)} />}</ChartBox>
    </Slot>
  )
}
