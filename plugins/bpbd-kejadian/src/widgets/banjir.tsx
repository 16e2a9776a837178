import { defineWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'
import { comparisonFor } from '../compare-producers.ts'
import { BanjirView } from './banjir-view.tsx'

export default defineWidget<Adapter>({
  component: BanjirView,
  table: ({ data, settings, filter, t }) => {
    const both = comparisonFor(data, { settings, filter })
    const cell = (value: number | undefined) => (value === undefined ? '–' : String(value))
    return {
      columns: [
        { key: 'year', title: t('kolom.tahun'), numeric: false },
        { key: 'jabar', title: 'BPBD Jabar', numeric: true },
        { key: 'bnpb', title: 'BNPB', numeric: true },
      ],
      rows: (both?.years ?? []).map((year, index) => ({
        year,
        jabar: cell(both?.jabar.values[index]),
        bnpb: cell(both?.bnpb.values[index]),
      })),
    }
  },
  summary: ({ data, settings, filter, t }) => {
    const both = comparisonFor(data, { settings, filter })
    if (both === undefined) return t('belum')
    return t('ringkasan', {
      from: both.years[0] ?? '',
      until: both.years.at(-1) ?? '',
      first: both.jabar.total ?? '–',
      second: both.bnpb.total ?? '–',
    })
  },
})
