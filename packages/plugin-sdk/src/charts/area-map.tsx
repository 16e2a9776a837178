import type { Area, Boundaries } from '@wadah/contracts/area'
import type { ChartProps, ChartValue, ValueFormat } from './chart-props.ts'
import { Figure } from './figure.tsx'

/** Props of {@link AreaMap}. */
export interface AreaMapProps extends ChartProps {
  /** Areas of one level; joined to values and boundaries by code. */
  areas: readonly Area[]
  /** Outlines by code. Without them the map is a cartogram of equal tiles. */
  boundaries?: Boundaries
  /** Values by code; missing ones stay blank, hatched by a dash. */
  values: Readonly<Record<string, ChartValue>>
  /** Writes a value on its area. */
  format?: ValueFormat
  /** Writes the two ends of the legend. Default: `format`. */
  formatLegend?: ValueFormat
  /** Ends of the colour scale. Default: the extent of the values. */
  domain?: readonly [number, number]
  /** Code of the chosen area. */
  selected?: string
  /** Makes areas choosable by pointer and keyboard; choosing the chosen one again clears it. */
  onSelect?: (code: string | undefined) => void
}

/** Draws amounts by area: real outlines where the host gives them, else a tile cartogram; the value stands on every area it fits. */
export function AreaMap(props: AreaMapProps) {
  return <Figure width={props.width} height={props.height} label={props.label} role={props.onSelect ? 'group' : 'img'} />
}
