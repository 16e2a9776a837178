import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { cityCode, peopleOf, shownYear } from '../people.ts'
import { PetaView } from './peta-view.tsx'

export default defineWidget<Adapter>({
  component: PetaView,
  table: ({ data, areas, filter, t, format }) => {
    const year = shownYear(data.penduduk?.years ?? [], filter.period)
    return {
      columns: [
        { key: 'area', title: t('kolom.kecamatan'), numeric: false },
        { key: 'people', title: t('kolom.penduduk', { year }), numeric: true },
      ],
      rows: areas
        .filter((area) => area.level === 'kecamatan')
        .map((area) => ({ area: area.name, people: format.number(peopleOf(data.penduduk?.areas ?? [], area.code, year) ?? 0) })),
    }
  },
  summary: ({ data, filter, t, format }) => {
    const year = shownYear(data.penduduk?.years ?? [], filter.period)
    const people = peopleOf(data.penduduk?.areas ?? [], cityCode, year)
    return people === undefined ? t('belum') : t('petaRingkasan', { year, people: format.number(people) })
  },
})
