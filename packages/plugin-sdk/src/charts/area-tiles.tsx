import type { Area } from '@wadah/contracts/area'
import { AmountLegend } from './amount-legend.tsx'
import { amountFill, amountInk, amountStep } from './amount-steps.ts'
import type { AreaMapProps } from './area-map.tsx'
import type { ValueFormat } from './chart-props.ts'
import { ChartText } from './chart-text.tsx'
import { choosable } from './choosable.ts'
import { shorten, textWidth } from './text-width.ts'
import type { TypeScale } from './type-scale.ts'

/** What both forms of an area map draw from. */
export interface AreaParts {
  props: AreaMapProps
  domain: readonly [number, number]
  format: ValueFormat
  type: TypeScale
  /** Code of the area the keyboard is on. */
  focused: string | undefined
  onFocused: (code: string | undefined) => void
}

interface TilePlace {
  area: Area
  x: number
  y: number
}

/** Places tiles by the areas' rough positions; areas without one fill the rows below. */
export function placeTiles(areas: readonly Area[]): { places: TilePlace[]; columns: number; rows: number } {
  const given = areas.filter((area) => area.tile !== undefined)
  const least = { x: Math.min(...given.map((area) => area.tile?.x ?? 0)), y: Math.min(...given.map((area) => area.tile?.y ?? 0)) }
  const places = given.map((area) => ({ area, x: (area.tile?.x ?? 0) - least.x, y: (area.tile?.y ?? 0) - least.y }))
  const columns = Math.max(given.length === 0 ? Math.ceil(Math.sqrt(areas.length * 1.4)) : 1, ...places.map((place) => place.x + 1))
  const below = places.length === 0 ? 0 : Math.max(...places.map((place) => place.y + 1))
  const rest = areas.filter((area) => area.tile === undefined)
  const across = Math.max(1, Math.floor(columns))
  places.push(...rest.map((area, index) => ({ area, x: index % across, y: below + Math.floor(index / across) })))
  return { places, columns, rows: Math.max(1, ...places.map((place) => place.y + 1)) }
}

/** The widest stretch of the last row without a tile, where the legend can stand; undefined when there is none. */
function legendColumn(places: readonly TilePlace[], columns: number, rows: number): number | undefined {
  const last = places.filter((place) => place.y > rows - 1.5)
  const from = Math.max(0, ...last.map((place) => place.x + 1))
  return columns - from >= 1.4 ? from : undefined
}

/** Equal tiles in their rough places, name and value on each. */
export function AreaTiles(parts: AreaParts) {
  const { props, domain, format, type } = parts
  const { width, height, unit = 1, areas } = props
  const { places, columns, rows } = placeTiles(areas)
  const gap = 3 * unit
  const legendAt = legendColumn(places, columns, rows)
  const legendHeight = 9 * unit + type.xs * 1.2
  const room = height - (legendAt === undefined && height > 130 * unit ? legendHeight + 6 * unit : 0)
  const tileWidth = (width - gap * (columns - 1)) / columns
  const tileHeight = (room - gap * (rows - 1)) / rows
  const formatLegend = props.formatLegend ?? format
  const legendX = legendAt === undefined ? 0 : legendAt * (tileWidth + gap) + 10 * unit
  return (
    <>
      {places.map((place) => (
        <AreaTile
          key={place.area.code}
          area={place.area}
          x={place.x * (tileWidth + gap)}
          y={place.y * (tileHeight + gap)}
          width={tileWidth}
          height={tileHeight}
          parts={parts}
        />
      ))}
      {(legendAt === undefined ? room < height : tileHeight >= legendHeight) && (
        <AmountLegend
          x={legendX}
          y={height - legendHeight}
          width={legendAt === undefined ? Math.min(width, 180 * unit) : width - legendX}
          size={type.xs}
          unit={unit}
          low={formatLegend(domain[0])}
          high={formatLegend(domain[1])}
        />
      )}
    </>
  )
}

function AreaTile({
  area,
  x,
  y,
  width,
  height,
  parts,
}: {
  area: Area
  x: number
  y: number
  width: number
  height: number
  parts: AreaParts
}) {
  const { props, domain, format, type, focused, onFocused } = parts
  const { unit = 1, values, selected, onSelect, quiet = false } = props
  const value = values[area.code]
  const step = amountStep(value, domain)
  const text = value === undefined || value === null ? '–' : format(value)
  const ink = step === undefined || quiet ? 'var(--text-2)' : amountInk(step)
  const pad = 5 * unit
  const valueSize = textWidth(text, type.m) <= width - pad ? type.m : type.s
  const tall = height >= type.xs + valueSize + 6 * unit && width >= 44 * unit
  const chosen = selected === area.code
  const ringed = focused === area.code
  // Names of kecamatan are long: on the wall they stand a little under the other small words, still above the floor.
  const nameSize = unit >= 2 ? type.xs * 0.94 : type.xs
  const block = nameSize + valueSize * 1.02
  const first = y + (height - block) / 2 + nameSize * 0.86
  return (
    <g {...choosable(area.code, { selected, onSelect, onFocused })}>
      <title>{`${area.name}: ${text}`}</title>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={2 * unit}
        fill={step === undefined ? 'none' : quiet ? 'var(--track)' : amountFill(step)}
        stroke={ringed ? 'var(--accent)' : chosen ? 'var(--text)' : step === undefined ? 'var(--line)' : 'none'}
        strokeWidth={ringed ? 4 * unit : chosen ? 2.5 * unit : unit}
      />
      {tall && (
        <ChartText x={x + pad} y={first} size={nameSize} ink={ink}>
          {shorten(area.name, nameSize, width - pad)}
        </ChartText>
      )}
      <ChartText
        x={tall ? x + pad : x + width / 2}
        y={tall ? first + valueSize * 1.06 : y + height / 2 + valueSize * 0.36}
        size={valueSize}
        ink={ink}
        anchor={tall ? 'start' : 'middle'}
        bold
      >
        {text}
      </ChartText>
    </g>
  )
}
