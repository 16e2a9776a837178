/**
 * Charts for widgets: React SVG, drawn for the exact size of the slot, coloured by the theme's variables alone.
 *
 * @packageDocumentation
 */

// Props they share
export type { ChartProps, ChartTime, ChartValue, TargetBand, TargetLine, Tone, ValueFormat } from './chart-props.ts'

// Layout
export { Slot, SlotText, type SlotProps, type SlotTextProps } from './slot.tsx'
export { ChartBox, type ChartBoxProps, type ChartSize } from './chart-box.tsx'

// Numbers
export { BigNumber, type BigNumberProps, type Fact } from './big-number.tsx'
export { Delta, type DeltaProps } from './delta.tsx'

// Amounts
export { BarChart, type Bar, type BarChartProps, type BarPart } from './bar-chart.tsx'
export { Bullet, bulletHeight, quarterTicks, type BulletProps, type BulletTick } from './bullet.tsx'
export { Pyramid, type PyramidProps, type PyramidRow } from './pyramid.tsx'
export { RankedBars, type RankedBarsProps, type RankedRow } from './ranked-bars.tsx'
export { SmallMultiples, type BarPanel, type SmallMultiplesProps } from './small-multiples.tsx'
export { TileGrid, type Tile, type TileGridProps } from './tile-grid.tsx'

// Time
export { LineChart, type LineChartProps, type LineNote, type LinePoint, type LineSeries, type TargetPath } from './line-chart.tsx'
export { Sparkline, type SparklineProps } from './sparkline.tsx'

// Places
export { AreaMap, type AreaMapProps } from './area-map.tsx'
export { PointMap, type MapPoint, type PointMapProps } from './point-map.tsx'

// States
export { StateShape, stateColour, type StateName, type StateShapeProps } from './state-shape.tsx'
export { StatusGrid, type StatusGridProps, type StatusRow } from './status-grid.tsx'
