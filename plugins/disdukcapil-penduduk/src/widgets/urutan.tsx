import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { shownYear } from '../people.ts'
import { rankAreas, rankingSettings } from '../ranking.ts'
import { UrutanView } from './urutan-view.tsx'

export default defineWidget<Adapter>({
  component: UrutanView,
  table: ({ data, areas, filter, settings, t, format }) => {
    const year = shownYear(data.penduduk?.years ?? [], filter.period)
    const ranking = rankingSettings(settings)
    return {
      columns: [
        { key: 'rank', title: t('kolom.peringkat'), numeric: true },
        { key: 'area', title: t(`kolom.${ranking.level}`), numeric: false },
        { key: 'people', title: t('kolom.penduduk', { year }), numeric: true },
      ],
      rows: rankAreas(areas, data.penduduk?.areas ?? [], { ...ranking, year, kecamatan: filter.area }).map(({ name, people }, index) => ({
        rank: String(index + 1),
        area: name,
        people: format.number(people),
      })),
    }
  },
  summary: ({ data, areas, filter, settings, t, format }) => {
    const year = shownYear(data.penduduk?.years ?? [], filter.period)
    const ranking = rankingSettings(settings)
    const [first] = rankAreas(areas, data.penduduk?.areas ?? [], { ...ranking, year, kecamatan: filter.area })
    if (first === undefined) return t('belum')
    return t(`urutanRingkasan.${ranking.order}`, { name: first.name, people: format.number(first.people), year })
  },
})
