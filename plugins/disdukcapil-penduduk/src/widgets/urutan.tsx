import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { shownYear } from '../people.ts'
import { rankKelurahan } from '../ranking.ts'
import { UrutanView } from './urutan-view.tsx'

export default defineWidget<Adapter>({
  component: UrutanView,
  table: ({ data, areas, filter, t, format }) => {
    const year = shownYear(data.penduduk?.years ?? [], filter.period)
    return {
      columns: [
        { key: 'area', title: t('kolom.kelurahan'), numeric: false },
        { key: 'people', title: t('kolom.penduduk', { year }), numeric: true },
      ],
      rows: rankKelurahan(areas, data.penduduk?.areas ?? [], { year, kecamatan: filter.area }).map(({ name, people }) => ({ area: name, people: format.number(people) })),
    }
  },
  summary: ({ data, areas, filter, t, format }) => {
    const year = shownYear(data.penduduk?.years ?? [], filter.period)
    const largest = rankKelurahan(areas, data.penduduk?.areas ?? [], { year, kecamatan: filter.area })[0]
    return largest === undefined ? t('belum') : t('urutanRingkasan', { name: largest.name, people: format.number(largest.people), year })
  },
})
