import type { ChartProps } from './chart-props.ts'
import { Figure } from './figure.tsx'
import type { StateName } from './state-shape.tsx'

/** One row: an OPD and the states of its feeds. */
export interface StatusRow {
  label: string
  marks: readonly { state: StateName; title: string }[]
}

/** Props of {@link StatusGrid}. */
export interface StatusGridProps extends ChartProps {
  /** Rows that are not all fresh are bold. Rows that do not fit are counted at the end. */
  rows: readonly StatusRow[]
  /** Default: as many as the width allows, at most three. */
  columns?: number
}

/** Draws the freshness of many feeds as rows of shapes. */
export function StatusGrid(props: StatusGridProps) {
  return <Figure width={props.width} height={props.height} label={props.label} />
}
