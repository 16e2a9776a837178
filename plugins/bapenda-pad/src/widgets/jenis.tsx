import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { JenisView } from './jenis-view.tsx'
import { kindsInOrder, shareOf } from './kinds-in-order.ts'

export default defineWidget<Adapter>({
  component: JenisView,
  table: ({ data, t, format, settings }) => ({
    columns: [
      { key: 'code', title: t('column.code'), numeric: false },
      { key: 'name', title: t('column.kind'), numeric: false },
      { key: 'realised', title: t('column.realised'), numeric: true },
      { key: 'target', title: t('column.target'), numeric: true },
      { key: 'share', title: t('column.share'), numeric: true },
    ],
    rows: kindsInOrder(data.jenis?.kinds ?? [], settings['order']).map((kind) => {
      const share = shareOf(kind)
      return {
        code: kind.code,
        name: kind.name,
        realised: format.rupiah(kind.realised),
        target: format.rupiah(kind.target),
        share: share === undefined ? '–' : format.percent(share),
      }
    }),
  }),
  summary: ({ data, t, format }) => {
    const lowest = kindsInOrder(data.jenis?.kinds ?? [], 'share')[0]
    if (data.jenis === undefined || lowest === undefined) return t('none')
    return t('kindsSummary', { name: lowest.name, share: format.percent(shareOf(lowest) ?? 0), due: format.percent(data.jenis.due) })
  },
})
