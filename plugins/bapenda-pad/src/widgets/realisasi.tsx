import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { RealisasiView } from './realisasi-view.tsx'

export default defineWidget<Adapter>({
  component: RealisasiView,
  table: ({ data, t, format }) => ({
    columns: [
      { key: 'month', title: t('kolom.bulan'), numeric: false },
      { key: 'cumulative', title: t('kolom.kumulatif'), numeric: true },
    ],
    rows: (data.pad?.months ?? []).map(({ month, cumulative }) => ({ month: format.period(month), cumulative: format.rupiah(cumulative) })),
  }),
  summary: ({ data, t, format }) => {
    if (data.pad === undefined) return t('belum')
    const [money, target] = [format.money(data.pad.realised), format.money(data.pad.target)]
    return t('ringkasan', { realised: `${money.value} ${money.unit}`, share: format.percent(data.pad.realised / data.pad.target), target: `${target.value} ${target.unit}` })
  },
})
