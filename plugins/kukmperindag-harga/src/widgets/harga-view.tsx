import { BigNumber, ChartBox, Delta, Slot, SlotText, type Fact } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { PriceLines } from './price-lines.tsx'
import { shownPrices } from './shown-prices.ts'

const { useFeed } = createWidgetData<Adapter>()

/** One commodity: the mean of the markets, its change, and a line a market. */
export function HargaView() {
  const { size, locale, t, format, settings, filter, mode } = useWidget()
  const { data, facts, shown } = useFeed('harga')
  if (data === undefined) return null
  const prices = shownPrices(data, settings, { filter, span: mode === 'detail' ? 'all' : undefined })
  if (prices === undefined) return <SlotText>{t('noPrice')}</SlotText>
  const { compared, commodity } = prices
  const changes: Fact[] = [
    { text: <Delta change={compared.week} text={t('week')} locale={locale} /> },
    { text: <Delta change={compared.year} text={t('year')} locale={locale} /> },
  ]
  const height = size.height / size.unit
  const isSmall = size.class === 'small'
  // A low slot has room for one line: the commodity then stands behind the number.
  const isLow = height < 84
  const name = t(`commodity.${commodity}`)
  // The foot tells the feed’s newest day; a price of another day says its own.
  const isNewest = compared.day === data.day
  return (
    <Slot size={size} locale={locale} quiet={shown === 'stale'}>
      {!isLow && <SlotText strong>{isNewest ? name : t('asOf', { commodity: name, day: format.period(compared.day) })}</SlotText>}
      <BigNumber
        value={format.rupiah(Math.round(compared.mean))}
        unit={isLow ? `${t('perKilogram')} ${name.toLowerCase()}` : t('perKilogram')}
        size={isLow ? 's' : size.class === 'large' && height >= 200 ? 'l' : 'm'}
        layout="below"
        facts={isSmall && (isLow || height < 100) ? [] : changes}
      />
      {!isSmall && (
        <ChartBox minHeight={48}>{(box) => <PriceLines prices={prices} simulationFrom={facts.simulation?.from} box={box} />}</ChartBox>
      )}
    </Slot>
  )
}
