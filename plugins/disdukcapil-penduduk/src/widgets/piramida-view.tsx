import { ChartBox, Pyramid, Slot, SlotText } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { shownYear } from '../people.ts'

const { useFeed } = createWidgetData<Adapter>()

/** Ages by sex, and how many depend on those of working age. */
export function PiramidaView() {
  const { size, locale, t, format, filter } = useWidget()
  const { data } = useFeed('umur')
  if (data === undefined) return null
  const year = shownYear(data.years.map((one) => one.year), filter.period)
  const rows = data.groups.filter((row) => row.year === year).map(({ group, male, female }) => ({ label: group, male, female }))
  const dependency = data.years.find((one) => one.year === year)?.dependency ?? 0
  return (
    <Slot size={size} locale={locale}>
      <SlotText>{t('ketergantungan', { ratio: format.number(dependency, 1) })}</SlotText>
      <ChartBox>
        {(box) => <Pyramid {...box} label={t('piramidaLabel', { year })} rows={rows} names={{ male: t('lakiLaki'), female: t('perempuan') }} format={(value) => format.number(value / 1_000, 1)} />}
      </ChartBox>
    </Slot>
  )
}
