import { useState } from 'react'
import type { Area, Boundaries } from '@wadah/contracts/area'
import type { ChartProps, Tone } from './chart-props.ts'
import { beside } from './beside.ts'
import { ChartText } from './chart-text.tsx'
import { choosable } from './choosable.ts'
import { Figure } from './figure.tsx'
import { placesOf, projectInto, ringsPath } from './project-boundaries.ts'
import { textWidth } from './text-width.ts'
import { markColour } from './tones.ts'
import { typeScale } from './type-scale.ts'

/** One place. */
export interface MapPoint {
  id: string
  lng: number
  lat: number
  name: string
  /** Area of the dot grows with it; absent: all alike. */
  value?: number
  tone?: Tone
  /** Written beside the dot, for the few that matter. */
  text?: string
}

/** Props of {@link PointMap}. */
export interface PointMapProps extends ChartProps {
  points: readonly MapPoint[]
  /** Outlines drawn under the points, and names on them. */
  areas?: readonly Area[]
  boundaries?: Boundaries
  selected?: string
  onSelect?: (id: string | undefined) => void
}

/** Draws places over the city's outlines; without outlines, over a plain frame to scale. */
export function PointMap(props: PointMapProps) {
  const { width, height, label, unit = 1, points, areas = [], boundaries, selected, onSelect, quiet = false } = props
  const [focused, setFocused] = useState<string>()
  const type = typeScale(unit)
  const codes = areas.filter((area) => boundaries?.[area.code] !== undefined).map((area) => area.code)
  const outlines = boundaries === undefined ? [] : placesOf(boundaries, codes)
  const places = outlines.length > 0 ? outlines : points.map((point): [number, number] => [point.lng, point.lat])
  const projection = projectInto(places, { width, height, pad: outlines.length > 0 ? unit : 14 * unit })
  const most = Math.max(0, ...points.map((point) => point.value ?? 0))
  const radius = (point: MapPoint) => (point.value === undefined || most === 0 ? 4 : 3 + 13 * Math.sqrt(point.value / most)) * unit
  // Large dots first, so that none hides a smaller one.
  const order = [...points].sort((a, b) => radius(b) - radius(a))
  return (
    <Figure width={width} height={height} label={label} role={onSelect ? 'group' : 'img'}>
      {outlines.length === 0 && (
        <rect x={unit / 2} y={unit / 2} width={width - unit} height={height - unit} fill="none" stroke="var(--line)" strokeWidth={unit} />
      )}
      {codes.map((code) => (
        <path
          key={code}
          d={ringsPath(boundaries?.[code] ?? [], projection)}
          fill="var(--surface)"
          stroke="var(--line)"
          strokeWidth={unit}
          strokeLinejoin="round"
        />
      ))}
      {order.map((point) => {
        const [x, y] = [projection.x(point.lng), projection.y(point.lat)]
        const r = radius(point)
        const words = point.text ?? ''
        const place = words === '' ? undefined : beside(x, textWidth(words, type.xs), [0, width], r + 5 * unit)
        return (
          <g key={point.id} {...choosable(point.id, { selected, onSelect, onFocused: setFocused })}>
            <title>{point.name}</title>
            <circle
              cx={x}
              cy={y}
              r={r}
              fill={markColour(point.tone ?? 'c1', quiet)}
              fillOpacity={r > 6 * unit ? 0.75 : 1}
              stroke={point.id === focused ? 'var(--accent)' : point.id === selected ? 'var(--text)' : 'var(--bg)'}
              strokeWidth={(point.id === focused ? 4 : point.id === selected ? 2 : 1.25) * unit}
            />
            {place && (
              <ChartText {...place} y={y + type.xs * 0.36} size={type.xs} ink="text" rim>
                {words}
              </ChartText>
            )}
          </g>
        )
      })}
    </Figure>
  )
}
