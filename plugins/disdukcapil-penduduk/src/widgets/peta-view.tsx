import { AreaMap, BigNumber, ChartBox, Delta, Slot } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { cityCode, peopleOf, shownYear, yearlyChange } from '../people.ts'

const { useFeed } = createWidgetData<Adapter>()

/** The ten kecamatan by population; choosing one filters the board. */
export function PetaView() {
  const { size, locale, t, format, filter, areas, boundaries, selectArea } = useWidget()
  const { data } = useFeed('penduduk')
  if (data === undefined) return null
  const year = shownYear(data.years, filter.period)
  const code = filter.area ?? cityCode
  const kecamatan = areas.filter((area) => area.level === 'kecamatan')
  const values = Object.fromEntries(kecamatan.map((area) => [area.code, peopleOf(data.areas, area.code, year)]))
  const change = yearlyChange(data.areas, code, year)
  const facts = change === undefined || size.class === 'small' ? [] : [{ text: <Delta change={change} text={t('dari', { year: Number(year) - 1 })} locale={locale} /> }]
  return (
    <Slot size={size} locale={locale}>
      <BigNumber value={format.number(peopleOf(data.areas, code, year) ?? 0)} unit={t('jiwa')} facts={facts} />
      {size.class !== 'small' && (
        <ChartBox>
          {(box) => (
            <AreaMap
              {...box}
              label={t('petaLabel', { year })}
              areas={kecamatan}
              {...(boundaries ? { boundaries } : {})}
              values={values}
              format={(value) => format.number(value / 1_000, 1)}
              formatLegend={(value) => t('ribu', { value: format.number(value / 1_000) })}
              {...(filter.area ? { selected: filter.area } : {})}
              onSelect={selectArea}
            />
          )}
        </ChartBox>
      )}
    </Slot>
  )
}
