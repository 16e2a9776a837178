import type { ChartProps, ChartValue, ValueFormat } from './chart-props.ts'
import { amountFill, amountInk } from './amount-steps.ts'
import { ChartText } from './chart-text.tsx'
import { Figure } from './figure.tsx'
import { formatNumber } from './format-number.ts'
import { textWidth } from './text-width.ts'
import { typeScale, type TypeScale } from './type-scale.ts'

/** One tile: a counter, a camera, a bed. */
export interface Tile {
  /** Name, for the tooltip and, where it fits and `strong` is set, on the tile. */
  name: string
  value?: ChartValue
  /** Draws an empty outline with this word, e.g. “tutup”. */
  closed?: string
  /** Draws a cross: the thing does not answer. */
  down?: boolean
  /** Writes the name on the tile, for the few that matter. */
  strong?: boolean
}

/** Props of {@link TileGrid}. */
export interface TileGridProps extends ChartProps {
  tiles: readonly Tile[]
  /** Default: what makes the tiles fill the slot best. */
  columns?: number
  /** Writes values on the tiles. Default true. */
  values?: boolean
  /** Value of the darkest step. Default: the largest. */
  max?: number
  format?: ValueFormat
}

/** Draws one tile for each thing, coloured by amount. */
export function TileGrid(props: TileGridProps) {
  const { width, height, label, unit = 1, tiles, quiet = false, values = true, locale = 'id' } = props
  const type = typeScale(unit)
  const format = props.format ?? ((value: number) => formatNumber(value, locale))
  const gap = 3 * unit
  const columns = props.columns ?? bestColumns(tiles.length, width, height)
  const rows = Math.max(1, Math.ceil(tiles.length / columns))
  const tileWidth = (width - gap * (columns - 1)) / columns
  const tileHeight = (height - gap * (rows - 1)) / rows
  const most = props.max ?? Math.max(0, ...tiles.map((tile) => tile.value ?? 0))
  return (
    <Figure width={width} height={height} label={label}>
      {tiles.map((tile, index) => (
        <g
          key={index}
          transform={`translate(${(index % columns) * (tileWidth + gap)} ${Math.floor(index / columns) * (tileHeight + gap)})`}
        >
          <title>{`${tile.name}: ${tile.closed ?? (tile.down ? '✕' : tile.value === undefined || tile.value === null ? '–' : format(tile.value))}`}</title>
          <TileMark
            tile={tile}
            width={tileWidth}
            height={tileHeight}
            most={most}
            text={values && typeof tile.value === 'number' ? format(tile.value) : undefined}
            type={type}
            unit={unit}
            quiet={quiet}
          />
        </g>
      ))}
    </Figure>
  )
}

/** Columns that make the tiles nearest to 4 : 3. */
function bestColumns(count: number, width: number, height: number): number {
  let best = 1
  let least = Number.POSITIVE_INFINITY
  for (let columns = 1; columns <= Math.max(1, count); columns += 1) {
    const rows = Math.ceil(count / columns)
    const empty = columns * rows - count
    const shape = Math.abs(Math.log(width / columns / (height / rows) / 1.33))
    const cost = shape + empty * 0.08
    if (cost < least) [best, least] = [columns, cost]
  }
  return best
}

interface TileMarkProps {
  tile: Tile
  width: number
  height: number
  most: number
  text: string | undefined
  type: TypeScale
  unit: number
  quiet: boolean
}

/** Zero has a step of its own, so that “nobody waits” is told from “a few”. */
function stepOf(value: number, most: number): number {
  return value <= 0 ? 1 : 2 + Math.min(4, Math.floor((value / (most || 1)) * 5))
}

function TileMark({ tile, width, height, most, text, type, unit, quiet }: TileMarkProps) {
  const outlined = tile.closed !== undefined || tile.down === true || tile.value === undefined || tile.value === null
  const step = stepOf(tile.value ?? 0, most)
  const ink = quiet ? 'var(--text)' : amountInk(step)
  const middle = height / 2
  const baseline = middle + type.s * 0.36
  const named = tile.strong === true && height >= type.xs + type.s + 4 * unit && textWidth(tile.name, type.xs) <= width - 2 * unit
  if (outlined) {
    const r = Math.min(width, height) * 0.28
    return (
      <>
        <rect
          x={unit / 2}
          y={unit / 2}
          width={Math.max(0, width - unit)}
          height={Math.max(0, height - unit)}
          rx={2 * unit}
          fill="none"
          stroke="var(--line)"
          strokeWidth={unit}
        />
        {tile.down && (
          <path
            d={`M${width / 2 - r} ${middle - r}l${2 * r} ${2 * r}m0-${2 * r}l-${2 * r} ${2 * r}`}
            stroke="var(--soga)"
            strokeWidth={2 * unit}
          />
        )}
        {tile.closed && textWidth(tile.closed, type.xs) <= width && height >= type.xs * 1.2 && (
          <ChartText x={width / 2} y={middle + type.xs * 0.36} size={type.xs} anchor="middle">
            {tile.closed}
          </ChartText>
        )}
      </>
    )
  }
  return (
    <>
      <rect width={width} height={height} rx={2 * unit} fill={quiet ? 'var(--track)' : amountFill(step)} />
      {named && (
        <ChartText x={width / 2} y={middle - type.xs * 0.2} size={type.xs} ink={ink} anchor="middle">
          {tile.name}
        </ChartText>
      )}
      {text !== undefined && textWidth(text, type.s) <= width && height >= type.s * 1.15 && (
        <ChartText
          x={width / 2}
          y={named ? middle + type.s * 0.95 : baseline}
          size={type.s}
          ink={ink}
          anchor="middle"
          bold={tile.strong === true}
        >
          {text}
        </ChartText>
      )}
    </>
  )
}
