import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { JenisView } from './jenis-view.tsx'
import { inOrder } from './kinds.ts'

export default defineWidget<Adapter>({
  component: JenisView,
  table: ({ data, t, format, settings }) => ({
    columns: [
      { key: 'name', title: t('kolom.jenis'), numeric: false },
      { key: 'realised', title: t('kolom.realisasi'), numeric: true },
      { key: 'target', title: t('kolom.target'), numeric: true },
      { key: 'share', title: t('kolom.capaian'), numeric: true },
    ],
    rows: inOrder(data.jenis?.kinds ?? [], settings['order']).map(({ name, target, realised }) => ({
      name,
      realised: format.rupiah(realised),
      target: format.rupiah(target),
      share: format.percent(realised / target),
    })),
  }),
  summary: ({ data, t, format }) => {
    const lowest = inOrder(data.jenis?.kinds ?? [], 'share')[0]
    return lowest === undefined ? t('belum') : t('jenisRingkasan', { name: lowest.name, share: format.percent(lowest.realised / lowest.target) })
  },
})
