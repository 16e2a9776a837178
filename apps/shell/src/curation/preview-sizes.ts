import type { SlotSize } from '@wadah/contracts/port'

/** Sizes in which a reviewer looks at a widget; CSS pixels of the whole frame. The wall is drawn in its own size and shown smaller. */
export const previewSizes = {
  small: { width: 190, height: 150, density: 'desk' },
  medium: { width: 380, height: 260, density: 'desk' },
  large: { width: 560, height: 420, density: 'desk' },
  wall: { width: 1_500, height: 1_120, density: 'wall' },
} as const satisfies Record<string, { width: number; height: number; density: SlotSize['density'] }>

export type PreviewSize = keyof typeof previewSizes
export const previewSizeNames = Object.keys(previewSizes) as PreviewSize[]
