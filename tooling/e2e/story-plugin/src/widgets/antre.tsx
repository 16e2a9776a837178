import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { AntreView } from './antre-view.tsx'

export default defineWidget<Adapter>({
  component: AntreView,
  table: ({ data }) => ({
    columns: [{ key: 'count', title: 'Orang', numeric: true }],
    rows: data.antre === undefined ? [] : [{ count: String(data.antre.count) }],
  }),
  summary: ({ data }) => (data.antre === undefined ? 'Belum ada data.' : `${data.antre.count} orang menunggu.`),
})
