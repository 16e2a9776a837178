import { LineChart, type ChartSize } from '@wadah/plugin-sdk/charts'
import { useWidget } from '@wadah/plugin-sdk/widget'
import type { ShownPrices } from './shown-prices.ts'

/** A line a market; simulated prices are dotted, and where they begin is marked when it lies within the stretch shown. */
export function PriceLines({ prices, simulationFrom, box }: { prices: ShownPrices; simulationFrom: string | undefined; box: ChartSize }) {
  const { t, format } = useWidget()
  const { line, markets, commodity } = prices
  return (
    <LineChart
      {...box}
      label={t('chart', { commodity: t(`commodity.${commodity}`) })}
      caption={t('thousands')}
      series={markets.map((market) => ({
        name: market.replace(/^Pasar /, ''),
        points: line.filter((price) => price.market === market).map(({ day, price }) => ({ at: day, value: price })),
      }))}
      format={(value) => format.number(value)}
      formatReading={format.rupiah}
      formatTick={(value) => format.number(value / 1_000)}
      simulationFrom={simulationFrom}
    />
  )
}
