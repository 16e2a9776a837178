import type { ChartProps, ChartValue, Tone, ValueFormat } from './chart-props.ts'
import { ChartText } from './chart-text.tsx'
import { Figure } from './figure.tsx'
import { formatNumber } from './format-number.ts'
import { textWidth } from './text-width.ts'
import { markColour, toneAt } from './tones.ts'
import { typeScale } from './type-scale.ts'

/** One panel: one producer of the same number. */
export interface BarPanel {
  title: string
  /** At the right of the title, e.g. “jumlah 31”. */
  note?: string
  values: readonly ChartValue[]
  tone?: Tone
}

/** Props of {@link SmallMultiples}. */
export interface SmallMultiplesProps extends ChartProps {
  /** One label for each value, under the last panel. */
  labels: readonly string[]
  panels: readonly BarPanel[]
  format?: ValueFormat
}

/** Draws the same columns for several producers on one scale, one under the other; never averaged. */
export function SmallMultiples(props: SmallMultiplesProps) {
  const { width, height, label, unit = 1, labels, panels, quiet = false, locale = 'id' } = props
  const type = typeScale(unit)
  const format = props.format ?? ((value: number) => formatNumber(value, locale))
  const foot = type.xs + 5 * unit
  const panelHeight = (height - foot) / Math.max(1, panels.length)
  const head = type.s * 1.15
  const withValues = panelHeight - head - type.xs * 1.35 >= 12 * unit
  const room = panelHeight - head - (withValues ? type.xs * 1.35 : 2 * unit)
  const most = Math.max(0, ...panels.flatMap((panel) => panel.values.map((value) => value ?? 0))) || 1
  const step = width / Math.max(1, labels.length)
  const bar = Math.min(step * 0.64, 48 * unit)
  const every = Math.max(1, Math.ceil((Math.max(0, ...labels.map((one) => textWidth(one, type.xs))) + 4 * unit) / step))
  return (
    <Figure width={width} height={height} label={label}>
      {panels.map((panel, index) => {
        const zero = panelHeight * (index + 1) - unit
        const tone = panel.tone ?? (index === 0 ? 'c3' : toneAt(index))
        return (
          <g key={panel.title}>
            <ChartText x={0} y={panelHeight * index + type.s * 0.92} size={type.s} ink="text" bold>
              {panel.title}
            </ChartText>
            {panel.note && (
              <ChartText x={width} y={panelHeight * index + type.s * 0.92} size={type.s} ink="text-2" anchor="end">
                {panel.note}
              </ChartText>
            )}
            <line x1={0} x2={width} y1={zero} y2={zero} stroke="var(--line-strong)" strokeWidth={unit} />
            {panel.values.map((value, at) => {
              const middle = step * (at + 0.5)
              const barHeight = ((value ?? 0) / most) * Math.max(0, room)
              return (
                <g key={at}>
                  {value !== undefined && value !== null && (
                    <rect x={middle - bar / 2} y={zero - barHeight} width={bar} height={barHeight} fill={markColour(tone, quiet)} />
                  )}
                  {withValues && (
                    <ChartText x={middle} y={zero - barHeight - 3.5 * unit} size={type.xs} ink={value ? 'text' : 'text-3'} anchor="middle">
                      {value === undefined || value === null ? '–' : format(value)}
                    </ChartText>
                  )}
                </g>
              )
            })}
          </g>
        )
      })}
      {labels.map((one, index) =>
        (labels.length - 1 - index) % every === 0 ? (
          <ChartText key={one} x={step * (index + 0.5)} y={height - 2 * unit} size={type.xs} anchor="middle">
            {one}
          </ChartText>
        ) : undefined,
      )}
    </Figure>
  )
}
