import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { HargaView } from './harga-view.tsx'
import { shownPrices } from './shown-prices.ts'

export default defineWidget<Adapter>({
  component: HargaView,
  table: ({ data, settings, filter, t, format }) => {
    const prices = data.harga && shownPrices(data.harga, settings, { filter, span: 'all' })
    const markets = prices?.markets ?? []
    const days = [...new Set(prices?.line.map(({ day }) => day))].toReversed()
    const cell = (price: number | null | undefined) => (price === undefined || price === null ? '–' : format.rupiah(price))
    return {
      columns: [
        { key: 'day', title: t('column.day'), numeric: false },
        ...markets.map((market) => ({ key: market, title: market, numeric: true })),
      ],
      rows: days.map((day) => ({
        day: format.period(day),
        ...Object.fromEntries(
          markets.map((market) => [market, cell(prices?.line.find((price) => price.day === day && price.market === market)?.price)]),
        ),
      })),
    }
  },
  summary: ({ data, settings, filter, t, format }) => {
    const prices = data.harga && shownPrices(data.harga, settings, { filter })
    if (prices === undefined) return t('none')
    const { compared, commodity } = prices
    const change = (share: number | undefined) =>
      share === undefined ? t('noComparison') : `${share < 0 ? '−' : '+'}${format.percent(Math.abs(share))}`
    return t('summary', {
      commodity: t(`commodity.${commodity}`),
      price: format.rupiah(Math.round(compared.mean)),
      day: format.period(compared.day),
      week: change(compared.week),
      year: change(compared.year),
    })
  },
})
