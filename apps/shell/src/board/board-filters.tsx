import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardFilter } from '@wadah/contracts/port'
import { Select } from '@wadah/ui/select'
import { useAreas } from '../data/areas.ts'
import { useNow } from '../live/use-live.ts'

/** Props of {@link BoardFilters}. */
export interface BoardFiltersProps {
  filter: BoardFilter
  onFilter(filter: BoardFilter): void
}

const whole = 'all'
const offeredYears = 8
const dayInSeconds = 86_400

/** The filters that every widget of a board follows as far as it knows areas and periods. */
export function BoardFilters({ filter, onFilter }: BoardFiltersProps) {
  const { t } = useTranslation()
  const { areas } = useAreas()
  const areaOptions = useMemo(
    () => [
      { value: whole, label: t('filter.wholeCity') },
      ...(areas ?? []).filter((area) => area.level === 'kecamatan').map((area) => ({ value: area.code, label: area.name })),
    ],
    [areas, t],
  )
  const year = new Date(useNow(dayInSeconds)).getUTCFullYear()
  const periodOptions = [
    { value: whole, label: t('filter.newest') },
    ...Array.from({ length: offeredYears }, (_, index) => ({ value: String(year - index), label: String(year - index) })),
  ]
  const choose =
    (key: keyof BoardFilter) =>
    (value: string): void => {
      const { [key]: _former, ...rest } = filter
      onFilter(value === whole ? rest : { ...rest, [key]: value })
    }
  return (
    <>
      <Select label={t('filter.area')} options={areaOptions} value={filter.area ?? whole} onChange={choose('area')} />
      <Select label={t('filter.period')} options={periodOptions} value={filter.period ?? whole} onChange={choose('period')} />
    </>
  )
}
