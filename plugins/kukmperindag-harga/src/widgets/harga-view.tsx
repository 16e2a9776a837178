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
  const isSmall = size.class === 'small'
  return (
    <Slot size={size} locale={locale} quiet={shown === 'stale'}>
      <SlotText strong>{t(`commodity.${commodity}`)}</SlotText>
      <BigNumber value={format.rupiah(Math.round(compared.mean))} unit={t('perKilogram')} size={size.class === 'large' ? 'l' : 'm'} layout="below" facts={isSmall ? [] : changes} />
      {!isSmall && (
        <ChartBox minHeight={48}>{(box) => <PriceLines prices={prices} simulationFrom={facts.simulation?.from} box={box} />}</ChartBox>
      )}
    </Slot>
  )
}
