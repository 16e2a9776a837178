import { BigNumber, ChartBox, Pyramid, Slot, SlotText } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { isOtherYear, shownYear } from '../people.ts'

const { useFeed } = createWidgetData<Adapter>()

/** Ages by sex, and how many depend on those of working age. */
export function PiramidaView() {
  const { size, locale, t, format, filter } = useWidget()
  const { data, shown } = useFeed('umur')
  if (data === undefined) return null
  const known = data.years.map((one) => one.year)
  const year = shownYear(known, filter.period)
  const rows = data.groups.filter((row) => row.year === year).map(({ group, male, female }) => ({ label: group, male, female }))
  const dependency = data.years.find((one) => one.year === year)?.dependency
  const yearNote = isOtherYear(known, year, filter.period) ? [{ text: t('tahun', { year }) }] : []
  const isTall = size.height >= 240 * size.unit
  return (
    <Slot size={size} locale={locale} quiet={shown === 'stale'}>
      {dependency !== undefined && isTall && (
        <BigNumber value={format.number(dependency, 1)} unit={t('tanggungan')} facts={[{ text: t('rasio') }, ...yearNote]} layout="below" />
      )}
      {dependency !== undefined && !isTall && (
        <SlotText>
          {[t('ketergantungan', { ratio: format.number(dependency, 1) }), ...yearNote.map(({ text }) => text)].join(' · ')}
        </SlotText>
      )}
      <ChartBox>
        {(box) => (
          <Pyramid
            {...box}
            label={t('piramidaLabel', { year })}
            rows={rows}
            names={{ male: t('lakiLaki'), female: t('perempuan') }}
            format={(value) => format.number(value / 1_000, 1)}
          />
        )}
      </ChartBox>
    </Slot>
  )
}
