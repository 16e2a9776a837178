import type { ChartProps, ChartValue, Tone, ValueFormat } from './chart-props.ts'
import { ChartText } from './chart-text.tsx'
import { Figure } from './figure.tsx'
import { formatNumber } from './format-number.ts'
import { textWidth } from './text-width.ts'
import { markColour, toneAt } from './tones.ts'
import { typeScale, type TypeScale } from './type-scale.ts'

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

/** Where the panels stand and what fits in each. */
interface PanelGrid {
  type: TypeScale
  head: number
  width: number
  height: number
  isWithValues: boolean
  /** Left edge and top of a panel. */
  placeOf: (index: number) => { x: number; y: number }
  isBeside: boolean
}

function layOutPanels({ width, height, unit = 1, labels, panels }: SmallMultiplesProps): PanelGrid {
  const type = typeScale(unit)
  const head = type.s * 1.15
  const count = Math.max(1, panels.length)
  const room = height - (type.xs + 5 * unit)
  const [between, beneath] = [20 * unit, 6 * unit]
  const stacked = (room - beneath * (count - 1)) / count
  const beside = (width - between * (count - 1)) / count
  const fitsValues = (panelHeight: number) => panelHeight - head - type.xs * 1.35 >= 12 * unit
  // A slot too low for panels with values one under the other is often wide enough for them side by side.
  const isBeside = !fitsValues(stacked) && fitsValues(room) && beside >= Math.max(1, labels.length) * 24 * unit
  return {
    type,
    head,
    width: isBeside ? beside : width,
    height: isBeside ? room : stacked,
    isWithValues: isBeside || fitsValues(stacked),
    placeOf: (index) => (isBeside ? { x: index * (beside + between), y: 0 } : { x: 0, y: index * (stacked + beneath) }),
    isBeside,
  }
}

/** Draws the same columns for several producers on one scale, one under the other or, in a low slot, side by side; never averaged. */
export function SmallMultiples(props: SmallMultiplesProps) {
  const { width, height, label, unit = 1, labels, panels } = props
  const grid = layOutPanels(props)
  const { type } = grid
  const most = Math.max(0, ...panels.flatMap((panel) => panel.values.map((value) => value ?? 0))) || 1
  const step = grid.width / Math.max(1, labels.length)
  const every = Math.max(1, Math.ceil((Math.max(0, ...labels.map((one) => textWidth(one, type.xs))) + 4 * unit) / step))
  return (
    <Figure width={width} height={height} label={label}>
      {panels.map((panel, index) => (
        <Panel
          key={panel.title}
          panel={panel}
          tone={panel.tone ?? (index === 0 ? 'c3' : toneAt(index))}
          {...{ index, most, step, grid, props }}
        />
      ))}
      {(grid.isBeside ? panels : panels.slice(0, 1)).map((panel, index) =>
        labels.map((one, at) =>
          (labels.length - 1 - at) % every === 0 ? (
            <ChartText
              key={`${panel.title} ${one}`}
              x={grid.placeOf(index).x + step * (at + 0.5)}
              y={height - 2 * unit}
              size={type.xs}
              anchor="middle"
            >
              {one}
            </ChartText>
          ) : undefined,
        ),
      )}
    </Figure>
  )
}

interface PanelProps {
  panel: BarPanel
  index: number
  tone: Tone
  most: number
  step: number
  grid: PanelGrid
  props: SmallMultiplesProps
}

function Panel({ panel, index, tone, most, step, grid, props }: PanelProps) {
  const { unit = 1, quiet = false, locale = 'id' } = props
  const { type, head, isWithValues } = grid
  const format = props.format ?? ((value: number) => formatNumber(value, locale))
  const { x, y } = grid.placeOf(index)
  const zero = y + grid.height - unit
  const room = Math.max(0, grid.height - head - (isWithValues ? type.xs * 1.35 : 2 * unit))
  const bar = Math.min(step * 0.64, 48 * unit)
  return (
    <g>
      <ChartText x={x} y={y + type.s * 0.92} size={type.s} ink="text" bold>
        {panel.title}
      </ChartText>
      {panel.note && (
        <ChartText x={x + grid.width} y={y + type.s * 0.92} size={type.s} ink="text-2" anchor="end">
          {panel.note}
        </ChartText>
      )}
      <line x1={x} x2={x + grid.width} y1={zero} y2={zero} stroke="var(--line-strong)" strokeWidth={unit} />
      {panel.values.map((value, at) => {
        const middle = x + step * (at + 0.5)
        const barHeight = ((value ?? 0) / most) * room
        return (
          <g key={at}>
            {value !== undefined && value !== null && (
              <rect x={middle - bar / 2} y={zero - barHeight} width={bar} height={barHeight} fill={markColour(tone, quiet)} />
            )}
            {isWithValues && (
              <ChartText x={middle} y={zero - barHeight - 3.5 * unit} size={type.xs} ink={value ? 'text' : 'text-3'} anchor="middle">
                {value === undefined || value === null ? '–' : format(value)}
              </ChartText>
            )}
          </g>
        )
      })}
    </g>
  )
}
