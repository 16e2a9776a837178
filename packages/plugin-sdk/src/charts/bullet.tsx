import type { ChartProps, ChartValue, Tone } from './chart-props.ts'
import { ChartText } from './chart-text.tsx'
import { Figure } from './figure.tsx'
import { textWidth } from './text-width.ts'
import { typeScale } from './type-scale.ts'

/** A target along the bar. */
export interface BulletTick {
  at: number
  /** E.g. `TW I 20`. */
  label: string
  /** Used when the long label does not fit, e.g. `I 20`. */
  short?: string
}

/** The city's quarterly path of realisation: 20, 45, 75 and 100 %. */
export const quarterTicks: readonly BulletTick[] = [
  { at: 20, label: 'TW I 20', short: 'I 20' },
  { at: 45, label: 'TW II 45', short: 'II 45' },
  { at: 75, label: 'TW III 75', short: 'III 75' },
  { at: 100, label: 'TW IV 100 %', short: 'IV 100 %' },
]

/** Props of {@link Bullet}. */
export interface BulletProps extends ChartProps {
  /** In the unit of `max`, by default a percentage. */
  value: ChartValue
  /** End of the bar. Default 100. */
  max?: number
  ticks?: readonly BulletTick[]
  tone?: Tone
}

/** Height a {@link Bullet} needs, in units of density: bar and labels. */
export const bulletHeight = 36

/** Draws one value towards its targets. */
export function Bullet({
  width,
  height,
  label,
  unit = 1,
  value,
  max = 100,
  ticks = quarterTicks,
  tone = 'c1',
  quiet = false,
}: BulletProps) {
  const { xs } = typeScale(unit)
  const labelled = height >= 14 * unit + xs
  const bar = Math.min(14 * unit, height - 6 * unit)
  const end = width - 1.5 * unit
  const x = (at: number) => (Math.min(at, max) / max) * end
  const words = chooseWords(ticks, xs, (at) => x(at), width)
  return (
    <Figure width={width} height={height} label={label}>
      <rect x={0} y={2 * unit} width={end} height={bar} fill="var(--track)" />
      {value !== undefined && value !== null && (
        <rect
          x={0}
          y={2 * unit}
          width={Math.max(0, x(value))}
          height={bar}
          fill={quiet ? 'var(--quiet)' : tone === 'c1' ? 'var(--accent)' : `var(--${tone})`}
        />
      )}
      {ticks.map((tick) => (
        <line
          key={tick.at}
          x1={x(tick.at)}
          x2={x(tick.at)}
          y1={0}
          y2={bar + 4 * unit}
          stroke="var(--text)"
          strokeWidth={(tick.at >= max ? 3 : 1.5) * unit}
        />
      ))}
      {labelled &&
        words.map((word) => (
          <ChartText key={word.at} x={word.x} y={bar + 6 * unit + xs} size={xs} anchor={word.anchor}>
            {word.text}
          </ChartText>
        ))}
    </Figure>
  )
}

interface TickWord {
  at: number
  x: number
  text: string
  anchor: 'middle' | 'end'
}

/** Long words where all of them fit, else the short ones; a short one that still collides is left out. */
function chooseWords(ticks: readonly BulletTick[], size: number, x: (at: number) => number, width: number): TickWord[] {
  const place = (texts: readonly string[]): TickWord[] =>
    ticks.map((tick, index) => {
      const text = texts[index] ?? ''
      const over = x(tick.at) + textWidth(text, size) / 2 > width
      return { at: tick.at, text, x: over ? width : x(tick.at), anchor: over ? 'end' : 'middle' }
    })
  const startOf = (word: TickWord) => word.x - textWidth(word.text, size) * (word.anchor === 'end' ? 1 : 0.5)
  const endOf = (word: TickWord) => word.x + textWidth(word.text, size) * (word.anchor === 'end' ? 0 : 0.5)
  const clear = (word: TickWord, before: TickWord | undefined) =>
    startOf(word) >= 0 && (before === undefined || startOf(word) > endOf(before) + size * 0.4)
  const long = place(ticks.map((tick) => tick.label))
  if (long.every((word, index) => clear(word, long[index - 1]))) return long
  const kept: TickWord[] = []
  for (const word of place(ticks.map((tick) => tick.short ?? tick.label)).toReversed())
    if (kept.length === 0 || endOf(word) + size * 0.4 < startOf(kept[kept.length - 1] ?? word)) kept.push(word)
  return kept.toReversed()
}
