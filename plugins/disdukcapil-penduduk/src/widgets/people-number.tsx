import { BigNumber, Delta, type Fact } from '@wadah/plugin-sdk/charts'
import { useWidget } from '@wadah/plugin-sdk/widget'
import { isOtherYear, orDash, peopleOf, yearlyChange, type AreaPeople } from '../people.ts'

/** Props of {@link PeopleNumber}. */
export interface PeopleNumberProps {
  areas: readonly AreaPeople[]
  years: readonly string[]
  code: string
  year: string
}

/** How many people live in an area, and how that changed; says the year when it is not the expected one. */
export function PeopleNumber({ areas, years, code, year }: PeopleNumberProps) {
  const { size, locale, t, format, filter, areas: known } = useWidget()
  const people = peopleOf(areas, code, year)
  const change = yearlyChange(areas, code, year)
  const name = filter.area === undefined ? undefined : known.find((area) => area.code === code)?.name
  const facts: Fact[] = [
    ...(isOtherYear(years, year, filter.period) ? [{ text: t('tahun', { year }) }] : []),
    ...(change === undefined ? [] : [{ text: <Delta change={change} text={t('dari', { year: Number(year) - 1 })} locale={locale} /> }]),
  ]
  const hasRoom = size.height >= 66 * size.unit
  return (
    <BigNumber
      value={orDash(people, (value) => format.number(value))}
      unit={name === undefined ? t('jiwa') : t('jiwaDi', { area: name })}
      facts={hasRoom ? facts : []}
    />
  )
}
