import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../../../src/adapter.ts'
import { summariseQueue, tabulateQueue } from '../../../src/widgets/words.ts'
import { groupOf, waitByGroup } from '../groups.ts'
import { AntreanView } from './antrean-view.tsx'

export default defineWidget<Adapter>({
  component: AntreanView,
  table: ({ data, t, format }) => {
    const { columns, rows } = tabulateQueue(data.antrean, { t, format })
    return {
      columns: [...columns, { key: 'group', title: t('group'), numeric: false }],
      rows: rows.map((row) => ({ ...row, group: t(`group.${groupOf(row['counter'] ?? '')}`) })),
    }
  },
  summary: ({ data, t, format }) => {
    const summary = summariseQueue(data.antrean, { t, format })
    const [longest] = data.antrean === undefined ? [] : waitByGroup(data.antrean)
    return longest === undefined ? summary : t('summaryGroup', { summary, group: t(`group.${longest.group}`), minutes: longest.minutes })
  },
})
