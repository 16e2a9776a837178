import { ChartBox, LineChart, SlotText } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'

const { useQuery } = createWidgetData<Adapter>()

/** The share that was up to date, over the last while; asked for only where there is room to look: in the detail view. */
export function FreshHistory() {
  const { t, format } = useWidget()
  const { data, error } = useQuery('riwayat', {})
  if (error !== undefined) return <SlotText quiet>{t('riwayat.gagal')}</SlotText>
  if (data === undefined) return null
  if (data.points.length < 2) return <SlotText quiet>{t('riwayat.kosong')}</SlotText>
  return (
    <ChartBox height={130}>
      {(box) => (
        <LineChart
          {...box}
          label={t('riwayat.label')}
          caption={t('riwayat.satuan')}
          baseline="zero"
          formatReading={(value) => `${format.number(value, 1)} %`}
          series={[{ name: '', points: data.points.map(({ at, percent }) => ({ at, value: percent })) }]}
        />
      )}
    </ChartBox>
  )
}
