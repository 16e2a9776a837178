import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { shownYear } from '../people.ts'
import { PiramidaView } from './piramida-view.tsx'

export default defineWidget<Adapter>({
  component: PiramidaView,
  table: ({ data, filter, t, format }) => {
    const year = shownYear(
      (data.umur?.years ?? []).map((one) => one.year),
      filter.period,
    )
    return {
      columns: [
        { key: 'group', title: t('kolom.umur'), numeric: false },
        { key: 'male', title: t('lakiLaki'), numeric: true },
        { key: 'female', title: t('perempuan'), numeric: true },
      ],
      rows: (data.umur?.groups ?? [])
        .filter((row) => row.year === year)
        .map(({ group, male, female }) => ({ group, male: format.number(male), female: format.number(female) })),
    }
  },
  summary: ({ data, filter, t, format }) => {
    const year = shownYear(
      (data.umur?.years ?? []).map((one) => one.year),
      filter.period,
    )
    const found = data.umur?.years.find((one) => one.year === year)
    return found === undefined
      ? t('belum')
      : t('piramidaRingkasan', {
          year,
          young: format.number(found.young),
          working: format.number(found.working),
          old: format.number(found.old),
        })
  },
})
