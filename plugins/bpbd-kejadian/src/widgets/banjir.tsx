import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { compareProducers, type Comparison } from '../compare-producers.ts'
import { BanjirView } from './banjir-view.tsx'

type View = Parameters<Parameters<typeof defineWidget<Adapter>>[0]['table']>[0]

function comparison({ data, settings, filter }: Pick<View, 'data' | 'settings' | 'filter'>): Comparison | undefined {
  if (data.jabar === undefined || data.bnpb === undefined) return undefined
  return compareProducers(data.jabar, data.bnpb, { length: Number(settings['years'] ?? 7), until: filter.period?.slice(0, 4) })
}

export default defineWidget<Adapter>({
  component: BanjirView,
  table: (view) => {
    const both = comparison(view)
    return {
      columns: [
        { key: 'year', title: view.t('kolom.tahun'), numeric: false },
        { key: 'jabar', title: 'BPBD Jabar', numeric: true },
        { key: 'bnpb', title: 'BNPB', numeric: true },
      ],
      rows: (both?.years ?? []).map((year, index) => ({ year, jabar: String(both?.first.values[index] ?? '–'), bnpb: String(both?.second.values[index] ?? '–') })),
    }
  },
  summary: (view) => {
    const both = comparison(view)
    return both === undefined
      ? view.t('belum')
      : view.t('ringkasan', { from: both.years[0] ?? '', until: both.years.at(-1) ?? '', first: both.first.total, second: both.second.total })
  },
})
