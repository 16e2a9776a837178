import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { countProblems, groupByOpd } from '../opd-rows.ts'
import { KesehatanView } from './kesehatan-view.tsx'

export default defineWidget<Adapter>({
  component: KesehatanView,
  table: ({ data, locale, settings, t }) => ({
    columns: [
      { key: 'opd', title: 'OPD', numeric: false },
      { key: 'feed', title: t('kolom.aliran'), numeric: false },
      { key: 'state', title: t('kolom.keadaan'), numeric: false },
    ],
    rows: groupByOpd(data.kesehatan?.feeds ?? [], { published: settings['published'] !== false }).flatMap(({ name, feeds }) =>
      feeds.map((feed) => ({ opd: name, feed: locale === 'id' ? feed.titleId : feed.titleEn, state: t(`kata.${feed.shown}`) })),
    ),
  }),
  summary: ({ data, t }) => {
    if (data.kesehatan === undefined) return t('belum')
    const { fresh, counted, feeds } = data.kesehatan
    const problems = countProblems(feeds).map(({ state, count }) => t(`keadaan.${state}`, { count }))
    return [t('label', { fresh, counted }), ...(problems.length > 0 ? [`${problems.join(', ')}.`] : [])].join(' ')
  },
})
