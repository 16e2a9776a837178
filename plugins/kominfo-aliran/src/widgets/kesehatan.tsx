import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { KesehatanView } from './kesehatan-view.tsx'

export default defineWidget<Adapter>({
  component: KesehatanView,
  table: ({ data, locale, t }) => ({
    columns: [
      { key: 'opd', title: 'OPD', numeric: false },
      { key: 'feed', title: t('kolom.aliran'), numeric: false },
      { key: 'state', title: t('kolom.keadaan'), numeric: false },
    ],
    rows: (data.kesehatan?.feeds ?? []).map((feed) => ({ opd: feed.opd, feed: locale === 'id' ? feed.titleId : feed.titleEn, state: t(`kata.${feed.shown}`) })),
  }),
  summary: ({ data, t }) => (data.kesehatan === undefined ? t('belum') : t('label', { fresh: data.kesehatan.fresh, counted: data.kesehatan.counted })),
})
