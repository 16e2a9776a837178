import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { cityCode, peopleOf } from '../people.ts'
import { TrenView } from './tren-view.tsx'

export default defineWidget<Adapter>({
  component: TrenView,
  table: ({ data, filter, t, format }) => ({
    columns: [
      { key: 'year', title: t('kolom.tahun'), numeric: false },
      { key: 'people', title: t('jiwa'), numeric: true },
    ],
    rows: (data.penduduk?.years ?? []).map((year) => ({ year, people: format.number(peopleOf(data.penduduk?.areas ?? [], filter.area ?? cityCode, year) ?? 0) })),
  }),
  summary: ({ data, filter, t, format }) => {
    if (data.penduduk === undefined) return t('belum')
    const { years, areas } = data.penduduk
    const [from = '', until = ''] = [years[0], years.at(-1)]
    const code = filter.area ?? cityCode
    return t('trenRingkasan', { from, until, before: format.number(peopleOf(areas, code, from) ?? 0), now: format.number(peopleOf(areas, code, until) ?? 0) })
  },
})
