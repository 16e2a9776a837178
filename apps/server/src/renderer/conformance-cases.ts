import type { WidgetDeclaration } from '@wadah/contracts/manifest'
import { themeSchema, type PortFeed, type SlotSize, type Theme } from '@wadah/contracts/port'
import { locales, type Locale } from '@wadah/contracts/texts'

/** States a widget must be able to show; each feed is in it. */
export const widgetStates = ['fresh', 'late', 'stale', 'cut', 'held', 'archive', 'empty'] as const satisfies PortFeed['shown'][]
export type WidgetState = (typeof widgetStates)[number]

/** A look that is changed without mounting anew. */
export interface Look {
  theme: Theme
  locale: Locale
}

/** One mounting: a state and a size, and the looks it is shown in one after the other. */
export interface ConformanceCase {
  state: WidgetState
  size: SlotSize
  looks: Look[]
}

/** Cells of the desk's grid in CSS pixels, without the frame's title and foot. */
const cell = { width: 94, height: 50, gutterX: 24, gutterY: 14, frame: 44 }

const themes: readonly Theme[] = themeSchema.options
const looks: Look[] = themes.flatMap((theme) => locales.map((locale) => ({ theme, locale })))

/** Everything a widget is looked at in: all of it, or so that every two choices meet at least once. */
export function conformanceCases(widget: WidgetDeclaration, full: boolean): ConformanceCase[] {
  const sizes = sizesOf(widget)
  return sizes.flatMap((size, row) =>
    widgetStates.map((state, column) => {
      // Along rows, columns and diagonals the themes go by threes and the languages by twos: so every two choices meet.
      const at = row + column
      const look: Look = { theme: themes[at % themes.length] ?? 'gelap', locale: locales[at % locales.length] ?? 'id' }
      return { state, size, looks: full ? looks : [look] }
    }),
  )
}

/** The smallest, the first, the phone's and the wall's size. */
function sizesOf({ sizes }: WidgetDeclaration): SlotSize[] {
  const across = (cells: number) => cells * cell.width + (cells - 1) * cell.gutterX
  const down = (cells: number) => cells * cell.height + (cells - 1) * cell.gutterY - cell.frame
  return [
    slot(across(sizes.min.w), down(sizes.min.h), 'desk', 1),
    slot(across(sizes.start.w), down(sizes.start.h), 'desk', 1),
    slot(358, Math.max(240, down(sizes.min.h)), 'hand', 1),
    slot(across(8), down(8), 'wall', 2.667),
  ]
}

function slot(width: number, height: number, density: SlotSize['density'], unit: number): SlotSize {
  const kind = width < 200 || height < 110 ? 'small' : width < 420 || height < 200 ? 'medium' : 'large'
  return { width: Math.round(width * unit), height: Math.round(height * unit), class: kind, density, unit }
}
