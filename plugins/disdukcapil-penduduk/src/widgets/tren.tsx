import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { cityCode, orDash, peopleOf } from '../people.ts'
import { TrenView } from './tren-view.tsx'

export default defineWidget<Adapter>({
  component: TrenView,
  table: ({ data, filter, t, format }) => ({
    columns: [
      { key: 'year', title: t('kolom.tahun'), numeric: false },
      { key: 'people', title: t('jiwa'), numeric: true },
    ],
    rows: (data.penduduk?.years ?? []).map((year) => ({
      year,
      people: orDash(peopleOf(data.penduduk?.areas ?? [], filter.area ?? cityCode, year), (value) => format.number(value)),
    })),
  }),
  summary: ({ data, areas, filter, t, format }) => {
    if (data.penduduk === undefined) return t('belum')
    const code = filter.area ?? cityCode
    const { years, areas: people } = data.penduduk
    const [from = '', until = ''] = [years[0], years.at(-1)]
    const written = (year: string) => orDash(peopleOf(people, code, year), (value) => format.number(value))
    const name = areas.find((area) => area.code === code)?.name ?? t('kota')
    return t('trenRingkasan', { area: name, from, until, before: written(from), now: written(until) })
  },
})
