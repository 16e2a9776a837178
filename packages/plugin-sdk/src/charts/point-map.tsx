import type { Area, Boundaries } from '@wadah/contracts/area'
import type { ChartProps, Tone } from './chart-props.ts'
import { Figure } from './figure.tsx'

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
  return <Figure width={props.width} height={props.height} label={props.label} role={props.onSelect ? 'group' : 'img'} />
}
