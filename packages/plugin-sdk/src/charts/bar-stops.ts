import type { BarChartProps } from './bar-chart.tsx'
import type { BarLayout } from './bar-layout.ts'
import { formatNumber } from './format-number.ts'
import type { ReadOutRow, ReadOutStop } from './read-out-stops.ts'

/** The columns as places to read, where their values do not stand on them; none where they do. */
export function barStops(props: BarChartProps, layout: BarLayout): ReadOutStop[] {
  const { parts = [], below, locale = 'id' } = props
  if (layout.bars.some(({ text }) => text !== undefined)) return []
  const format = props.format ?? ((value: number) => formatNumber(value, locale))
  const none = locale === 'id' ? 'tak ada data' : 'no data'
  const simulated = locale === 'id' ? 'SIMULASI' : 'SIMULATION'
  return layout.bars.map(({ bar, x, width, total }, index) => {
    const rows: ReadOutRow[] =
      total === undefined
        ? [{ name: '', text: none }]
        : (bar.parts ?? [total]).map((value, part) => ({ name: parts[part]?.name ?? '', text: format(value) }))
    if (bar.below !== undefined) rows.push({ name: below?.name ?? '', text: format(bar.below) })
    return { key: index, x: x + width / 2, title: bar.simulated ? `${bar.label} · ${simulated}` : bar.label, rows }
  })
}
