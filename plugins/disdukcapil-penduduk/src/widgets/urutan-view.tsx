import { ChartBox, RankedBars, Slot, SlotText } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { isOtherYear, shownYear } from '../people.ts'
import { rankAreas, rankingSettings } from '../ranking.ts'

const { useFeed } = createWidgetData<Adapter>()

/** Areas by population, of the city or of the chosen kecamatan. */
export function UrutanView() {
  const { size, locale, t, format, filter, areas, settings } = useWidget()
  const { data, shown } = useFeed('penduduk')
  if (data === undefined) return null
  const year = shownYear(data.years, filter.period)
  const ranking = rankingSettings(settings)
  const rows = rankAreas(areas, data.areas, { ...ranking, year, kecamatan: filter.area }).map(({ code, name, people }) => ({
    label: name,
    value: people,
    strong: code === filter.area,
  }))
  const notes = [
    ...(isOtherYear(data.years, year, filter.period) ? [t('tahun', { year })] : []),
    ...(filter.area !== undefined && ranking.level === 'kelurahan' ? [areas.find((area) => area.code === filter.area)?.name ?? ''] : []),
  ]
  return (
    <Slot size={size} locale={locale} quiet={shown === 'stale'}>
      {notes.length > 0 && <SlotText>{notes.join(' · ')}</SlotText>}
      <ChartBox>
        {(box) => (
          <RankedBars
            {...box}
            label={t('urutanLabel', { level: t(ranking.level), year })}
            rows={rows}
            format={(value) => format.number(value)}
          />
        )}
      </ChartBox>
    </Slot>
  )
}
