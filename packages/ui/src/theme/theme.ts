import type { Theme } from '@wadah/contracts/port'

/** How far away a screen is looked at. */
export type Density = 'wall' | 'desk' | 'hand'

/** The unit that sizes multiply with, per density: 3840 / 1440 on the wall. Same as `--u` in tokens.css. */
export const densityUnit: Record<Density, number> = { wall: 2.6667, desk: 1, hand: 1 }

/** Names of the themes for people. */
export const themeNames: Record<Theme, { id: string; en: string }> = {
  gelap: { id: 'Gelap', en: 'Dark' },
  terang: { id: 'Terang', en: 'Light' },
  kontras: { id: 'Kontras tinggi', en: 'High contrast' },
}

/** Puts theme and density on an element: the document's root, a preview or a shadow host. */
export function applyLook(element: HTMLElement, look: { theme: Theme; density: Density }): void {
  element.dataset['theme'] = look.theme
  element.dataset['density'] = look.density
}

/** Chooses the density for a screen: the phone in the hand, the wall when the page says so, else the desk. */
export function densityFor(screen: { width: number; wall: boolean }): Density {
  if (screen.wall) return 'wall'
  return screen.width < 600 ? 'hand' : 'desk'
}
