import { ChartBox, LineChart, Slot, Sparkline } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { cityCode, peopleOf } from '../people.ts'
import { PeopleNumber } from './people-number.tsx'

const { useFeed } = createWidgetData<Adapter>()

/** Population of the city or the chosen kecamatan over the years; a year without a number is a gap. */
export function TrenView() {
  const { size, locale, t, format, filter, areas } = useWidget()
  const { data, shown } = useFeed('penduduk')
  if (data === undefined) return null
  const code = filter.area ?? cityCode
  const name = areas.find((area) => area.code === code)?.name ?? t('kota')
  const points = data.years.map((at) => {
    const people = peopleOf(data.areas, code, at)
    return { at, value: people === undefined ? undefined : people / 1_000 }
  })
  const label = t('trenLabel', { area: name })
  return (
    <Slot size={size} locale={locale} quiet={shown === 'stale'}>
      <PeopleNumber areas={data.areas} years={data.years} code={code} year={data.newestYear} />
      <ChartBox>
        {(box) =>
          size.class === 'small' ? (
            <Sparkline {...box} label={label} values={points.map(({ value }) => value)} />
          ) : (
            <LineChart
              {...box}
              label={label}
              caption={t('ribuJiwa')}
              series={[{ name, points }]}
              format={(value) => format.number(value, 1)}
              formatReading={(value) => `${format.number(value, 1)} ${t('ribuJiwa')}`}
              formatTick={(value) => format.number(value)}
            />
          )
        }
      </ChartBox>
    </Slot>
  )
}
