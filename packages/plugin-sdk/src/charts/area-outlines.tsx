import type { Boundaries } from '@wadah/contracts/area'
import { AmountLegend } from './amount-legend.tsx'
import { amountFill, amountInk, amountStep } from './amount-steps.ts'
import type { AreaParts } from './area-tiles.tsx'
import { ChartText } from './chart-text.tsx'
import { choosable } from './choosable.ts'
import { labelPlace, placesOf, projectInto, ringsPath } from './project-boundaries.ts'
import { textWidth } from './text-width.ts'

/** Real outlines, the value on every area it fits, the name where it fits too. */
export function AreaOutlines({ props, domain, format, type, boundaries, focused, onFocused }: AreaParts & { boundaries: Boundaries }) {
  const { width, height, unit = 1, areas, values, selected, onSelect, quiet = false } = props
  const legendHeight = 9 * unit + type.xs * 1.2
  const codes = areas.map((area) => area.code)
  const projection = projectInto(placesOf(boundaries, codes), { width, height: height - legendHeight - 4 * unit, pad: unit })
  const formatLegend = props.formatLegend ?? format
  return (
    <>
      {areas.map((area) => {
        const rings = boundaries[area.code] ?? []
        const value = values[area.code]
        const step = amountStep(value, domain)
        const text = value === undefined || value === null ? '–' : format(value)
        const place = rings.length === 0 ? undefined : labelPlace(rings, projection)
        const ink = step === undefined || quiet ? 'var(--text-2)' : amountInk(step)
        const named = place !== undefined && textWidth(area.name, type.xs) <= place.room * 0.84 && place.rise >= type.xs + type.s * 1.4
        return (
          <g key={area.code} {...choosable(area.code, { selected, onSelect, onFocused })}>
            <title>{`${area.name}: ${text}`}</title>
            <path
              d={ringsPath(rings, projection)}
              fill={step === undefined ? 'var(--surface)' : quiet ? 'var(--track)' : amountFill(step)}
              stroke="var(--bg)"
              strokeWidth={1.5 * unit}
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
      {/* Over all areas, and by itself: moving the area's own mark to the front would take the keyboard away from it. */}
      {[selected, focused].map((code, index) =>
        code === undefined ? undefined : (
          <path
            key={index}
            d={ringsPath(boundaries[code] ?? [], projection)}
            fill="none"
            stroke={index === 0 ? 'var(--text)' : 'var(--accent)'}
            strokeWidth={(index === 0 ? 2.5 : 4) * unit}
            strokeLinejoin="round"
            pointerEvents="none"
          />
        ),
      )}
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
