import { useState } from 'react'
import type { Area, Boundaries } from '@wadah/contracts/area'
import type { ChartProps, ChartValue, ValueFormat } from './chart-props.ts'
import { AreaOutlines } from './area-outlines.tsx'
import { AreaTiles } from './area-tiles.tsx'
import { Figure } from './figure.tsx'
import { formatNumber } from './format-number.ts'
import { typeScale } from './type-scale.ts'

/** Props of {@link AreaMap}. */
export interface AreaMapProps extends ChartProps {
  /** Areas of one level; joined to values and boundaries by code. */
  areas: readonly Area[]
  /** Outlines by code. Without them the map is a cartogram of equal tiles. */
  boundaries?: Boundaries
  /** Values by code; missing ones stay blank, hatched by a dash. */
  values: Readonly<Record<string, ChartValue>>
  /** `tiles` or `outlines`; `auto` (default) takes outlines only where they are large enough to read, as in the detail. */
  form?: 'auto' | 'tiles' | 'outlines'
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

/** Draws amounts by area: real outlines where the host gives them and the slot is large, else a tile cartogram; the value stands on every area it fits. */
export function AreaMap(props: AreaMapProps) {
  const { width, height, label, areas, boundaries, values, onSelect, form = 'auto', locale = 'id', unit = 1 } = props
  const [focused, setFocused] = useState<string>()
  const known = areas.map((area) => values[area.code]).filter((value) => value !== undefined && value !== null)
  const domain = props.domain ?? (known.length === 0 ? [0, 1] : [Math.min(...known), Math.max(...known)])
  const format = props.format ?? ((value: number) => formatNumber(value, locale))
  const large = width >= 340 * unit && height >= 300 * unit
  const outlined =
    boundaries !== undefined &&
    (form === 'outlines' || (form === 'auto' && large)) &&
    areas.some((area) => boundaries[area.code] !== undefined)
  const parts = { props, focused, onFocused: setFocused, domain: [domain[0] ?? 0, domain[1] ?? 1] as const, format, type: typeScale(unit) }
  return (
    <Figure width={width} height={height} label={label} role={onSelect ? 'group' : 'img'}>
      {outlined ? <AreaOutlines {...parts} boundaries={boundaries} /> : <AreaTiles {...parts} />}
    </Figure>
  )
}
