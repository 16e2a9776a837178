import type { Boundaries } from '@wadah/contracts/area'
import { AmountLegend } from './amount-legend.tsx'
import { amountFill, amountInk, amountStep } from './amount-steps.ts'
import type { AreaParts } from './area-tiles.tsx'
import { ChartText } from './chart-text.tsx'
import { choosable } from './choosable.ts'
import { labelPlace, placesOf, projectInto, ringsPath } from './project-boundaries.ts'
import { textWidth } from './text-width.ts'

/** Real outlines, the value on every area it fits, the name where it fits too. */
export function AreaOutlines({ props, domain, format, type, boundaries }: AreaParts & { boundaries: Boundaries }) {
  const { width, height, unit = 1, areas, values, selected, onSelect, quiet = false } = props
  const legendHeight = 9 * unit + type.xs * 1.2
  const codes = areas.map((area) => area.code)
  const projection = projectInto(placesOf(boundaries, codes), { width, height: height - legendHeight - 4 * unit, pad: unit })
  const formatLegend = props.formatLegend ?? format
  // The chosen area is drawn last, so that its outline lies over its neighbours'.
  const order = [...areas].sort((a, b) => Number(a.code === selected) - Number(b.code === selected))
  return (
    <>
      {order.map((area) => {
        const rings = boundaries[area.code] ?? []
        const value = values[area.code]
        const step = amountStep(value, domain)
        const text = value === undefined || value === null ? '–' : format(value)
        const place = rings.length === 0 ? undefined : labelPlace(rings, projection)
        const ink = step === undefined || quiet ? 'var(--text-2)' : amountInk(step)
        const chosen = area.code === selected
        const named = place !== undefined && textWidth(area.name, type.xs) <= place.room * 0.84 && place.rise >= type.xs + type.s * 1.4
        return (
          <g key={area.code} {...choosable(area.code, `${area.name}: ${text}`, { selected, onSelect })}>
            <title>{`${area.name}: ${text}`}</title>
            <path
              d={ringsPath(rings, projection)}
              fill={step === undefined ? 'var(--surface)' : quiet ? 'var(--track)' : amountFill(step)}
              stroke={chosen ? 'var(--text)' : 'var(--bg)'}
              strokeWidth={(chosen ? 2.5 : 1.5) * unit}
              strokeLinejoin="round"
            />
            {place && named && (
              <ChartText x={place.x} y={place.y - type.xs * 0.15} size={type.xs} ink={ink} anchor="middle">
                {area.name}
              </ChartText>
            )}
            {place && textWidth(text, type.s) <= place.room && place.rise >= type.s && (
              <ChartText x={place.x} y={place.y + (named ? type.s * 0.95 : type.s * 0.36)} size={type.s} ink={ink} anchor="middle" bold>
                {text}
              </ChartText>
            )}
          </g>
        )
      })}
      <AmountLegend
        x={0}
        y={height - legendHeight}
        width={Math.min(width, 180 * unit)}
        size={type.xs}
        unit={unit}
        low={formatLegend(domain[0])}
        high={formatLegend(domain[1])}
      />
    </>
  )
}
