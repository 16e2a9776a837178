import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { cityCode, orDash, peopleOf, shownYear } from '../people.ts'
import { PetaView } from './peta-view.tsx'

export default defineWidget<Adapter>({
  component: PetaView,
  table: ({ data, areas, filter, t, format }) => {
    const people = data.penduduk?.areas ?? []
    const year = shownYear(data.penduduk?.years ?? [], filter.period)
    return {
      columns: [
        { key: 'area', title: t('kolom.kecamatan'), numeric: false },
        { key: 'people', title: t('kolom.penduduk', { year }), numeric: true },
      ],
      rows: areas
        .filter((area) => area.level === 'kecamatan')
        .map((area) => ({ area: area.name, people: orDash(peopleOf(people, area.code, year), (value) => format.number(value)) })),
    }
  },
  summary: ({ data, areas, filter, t, format }) => {
    const year = shownYear(data.penduduk?.years ?? [], filter.period)
    const code = filter.area ?? cityCode
    const people = peopleOf(data.penduduk?.areas ?? [], code, year)
    const name = areas.find((area) => area.code === code)?.name ?? t('kota')
    return people === undefined ? t('belum') : t('petaRingkasan', { area: name, year, people: format.number(people) })
  },
})
