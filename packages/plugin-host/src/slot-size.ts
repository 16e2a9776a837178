import type { SlotSize } from '@wadah/contracts/port'

/** Describes a slot: its class follows from its size in units, so a wall's slot is judged like the desk's. */
export function slotSize(pixels: { width: number; height: number }, density: SlotSize['density'], unit: number): SlotSize {
  const [width, height] = [pixels.width / unit, pixels.height / unit]
  const size = width < 200 || height < 110 ? 'small' : width < 420 || height < 200 ? 'medium' : 'large'
  return { width: Math.round(pixels.width), height: Math.round(pixels.height), class: size, density, unit }
}
