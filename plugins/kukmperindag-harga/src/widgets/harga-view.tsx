import { BigNumber, ChartBox, Delta, LineChart, Slot, SlotText } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { commodityPrices } from '../prices.ts'

const { useFeed } = createWidgetData<Adapter>()
/** Days the line shows on a board; the whole year in the detail. */
const shownDays = { board: 120, preview: 120, detail: 420 }

/** One commodity: the mean of the markets, its change, and a line for each market. */
export function HargaView() {
  const { size, locale, t, format, settings, mode } = useWidget()
  const { data, facts, shown } = useFeed('harga')
  const prices = data && commodityPrices(data.points, settings['commodity'])
  if (prices === undefined) return null
  const from = new Date(Date.parse(`${prices.day}T00:00:00Z`) - shownDays[mode] * 86_400_000).toISOString().slice(0, 10)
  const series = prices.markets.map(({ market, points }) => ({
    name: market.replace(/^Pasar /, ''),
    points: points.filter((point) => point.day >= from).map((point) => ({ at: point.day, value: point.price === null ? null : point.price / 1_000 })),
  }))
  const simulationFrom = facts.simulation?.from
  return (
    <Slot size={size} locale={locale} quiet={shown === 'stale'}>
      <SlotText strong>{t(`komoditas.${String(settings['commodity'])}`)}</SlotText>
      <BigNumber value={format.rupiah(Math.round(prices.mean))} unit={t('perKg')} />
      {size.class !== 'small' && (
        <SlotText>
          <Delta change={prices.week} text={t('sepekan')} locale={locale} /> · <Delta change={prices.year} text={t('setahun')} locale={locale} />
        </SlotText>
      )}
      {size.class !== 'small' && (
        <ChartBox>
          {(box) => (
            <LineChart
              {...box}
              label={t('garis', { commodity: t(`komoditas.${String(settings['commodity'])}`) })}
              caption={t('ribuRp')}
              baseline="zero"
              series={series}
              format={(value) => format.number(value, 1)}
              formatTick={(value) => format.number(value)}
              {...(simulationFrom !== undefined && simulationFrom > from ? { simulationFrom } : {})}
            />
          )}
        </ChartBox>
      )}
    </Slot>
  )
}
