import { LineChart, type ChartSize } from '@wadah/plugin-sdk/charts'
import { useWidget } from '@wadah/plugin-sdk/widget'
import type { ShownPrices } from './shown-prices.ts'

/** A line a market; where simulated prices begin is marked when it lies within the stretch shown. */
export function PriceLines({ prices, simulationFrom, box }: { prices: ShownPrices; simulationFrom: string | undefined; box: ChartSize }) {
  const { t, format } = useWidget()
  const { line, markets, commodity } = prices
  const first = line[0]?.day ?? ''
  const isMixed = simulationFrom !== undefined && simulationFrom > first
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
      formatTick={(value) => format.number(value / 1_000)}
      simulationFrom={isMixed ? simulationFrom : undefined}
    />
  )
}
