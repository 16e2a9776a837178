import type { ChartProps, ChartValue, Tone } from './chart-props.ts'
import { Figure } from './figure.tsx'

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
export function Bullet(props: BulletProps) {
  return <Figure width={props.width} height={props.height} label={props.label} />
}
