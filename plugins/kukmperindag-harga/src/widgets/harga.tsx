import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { commodityPrices } from '../prices.ts'
import { HargaView } from './harga-view.tsx'

export default defineWidget<Adapter>({
  component: HargaView,
  table: ({ data, settings, t, format }) => {
    const prices = commodityPrices(data.harga?.points ?? [], settings['commodity'])
    const days = [...new Set(prices?.markets.flatMap((market) => market.points.map((point) => point.day)))].toSorted().toReversed()
    return {
      columns: [
        { key: 'day', title: t('kolom.hari'), numeric: false },
        ...(prices?.markets ?? []).map(({ market }) => ({ key: market, title: market, numeric: true })),
      ],
      rows: days.map((day) => ({
        day: format.period(day),
        ...Object.fromEntries(
          (prices?.markets ?? []).map(({ market, points }) => {
            const price = points.find((point) => point.day === day)?.price
            return [market, price === undefined || price === null ? t('takAda') : format.rupiah(price)]
          }),
        ),
      })),
    }
  },
  summary: ({ data, settings, t, format }) => {
    const prices = commodityPrices(data.harga?.points ?? [], settings['commodity'])
    if (prices === undefined) return t('belum')
    const change = (share: number | undefined): string => (share === undefined ? t('takAda') : `${share < 0 ? '−' : '+'}${format.percent(Math.abs(share))}`)
    return t('ringkasan', {
      commodity: t(`komoditas.${String(settings['commodity'])}`),
      price: format.rupiah(Math.round(prices.mean)),
      day: format.period(prices.day),
      week: change(prices.week),
      year: change(prices.year),
    })
  },
})
