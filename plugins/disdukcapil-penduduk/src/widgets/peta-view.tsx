import { AreaMap, ChartBox, Slot } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { cityCode, peopleOf, shownYear } from '../people.ts'
import { PeopleNumber } from './people-number.tsx'

const { useFeed } = createWidgetData<Adapter>()

/** The ten kecamatan by population; choosing one filters the board. */
export function PetaView() {
  const { size, locale, t, format, filter, areas, boundaries, selectArea } = useWidget()
  const { data, shown } = useFeed('penduduk')
  if (data === undefined) return null
  const year = shownYear(data.years, filter.period)
  const kecamatan = areas.filter((area) => area.level === 'kecamatan')
  const values = Object.fromEntries(kecamatan.map((area) => [area.code, peopleOf(data.areas, area.code, year)]))
  return (
    <Slot size={size} locale={locale} quiet={shown === 'stale'}>
      <PeopleNumber areas={data.areas} years={data.years} code={filter.area ?? cityCode} year={year} />
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
