import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { SiagaView } from './siaga-view.tsx'

export default defineWidget<Adapter>({
  component: SiagaView,
  table: ({ data }) => ({
    columns: [{ key: 'count', title: 'Unit', numeric: true }],
    rows: data.siaga === undefined ? [] : [{ count: String(data.siaga.count) }],
  }),
  summary: ({ data }) => (data.siaga === undefined ? 'Belum ada data.' : `${data.siaga.count} ambulans siap berangkat.`),
})
