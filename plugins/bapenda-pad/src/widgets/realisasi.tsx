import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { RealisasiView } from './realisasi-view.tsx'

export default defineWidget<Adapter>({
  component: RealisasiView,
  table: ({ data: { pad }, t, format }) => ({
    columns: [
      { key: 'day', title: t('column.until'), numeric: false },
      { key: 'total', title: t('column.cumulative'), numeric: true },
      { key: 'share', title: t('column.share'), numeric: true },
    ],
    rows:
      pad === undefined
        ? []
        : [{ day: pad.observedAt, total: pad.realised }, ...pad.weeks.toReversed()].map(({ day, total }) => ({
            day: format.period(day),
            total: format.rupiah(total),
            share: pad.target === 0 ? '–' : format.percent(total / pad.target),
          })),
  }),
  summary: ({ data: { pad }, t, format }) => {
    if (pad === undefined) return t('none')
    const words = (rupiah: number) => Object.values(format.money(rupiah)).join(' ')
    const behind = pad.target * pad.due - pad.realised
    return t('summary', {
      realised: words(pad.realised),
      share: format.percent(pad.target === 0 ? 0 : pad.realised / pad.target),
      target: words(pad.target),
      path: t(behind > 0 ? 'belowPath' : 'abovePath', { gap: words(Math.abs(behind)) }),
    })
  },
})
