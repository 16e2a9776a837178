import type { WidgetDeclaration } from '@wadah/contracts/manifest'
import { themeSchema, type PortFeed, type SlotSize, type Theme } from '@wadah/contracts/port'
import { locales, type Locale } from '@wadah/contracts/texts'
import { slotSize } from '@wadah/plugin-host/slot-size'

/** States a widget must be able to show; each feed is in it. */
export const widgetStates = ['fresh', 'late', 'stale', 'cut', 'held', 'archive', 'empty'] as const satisfies PortFeed['shown'][]
export type WidgetState = (typeof widgetStates)[number]

/** What is changed without mounting anew. */
export interface Look {
  theme: Theme
  locale: Locale
}

/** One state, and the looks it is shown in one after the other. */
export interface ConformanceStep {
  state: WidgetState
  looks: Look[]
}

/** One mounting: a size, and the states it goes through as its host would have it. */
export interface ConformanceRound {
  size: SlotSize
  mode: 'board' | 'detail'
  steps: ConformanceStep[]
}

/** Cells of the desk's grid in CSS pixels, without the frame's title and foot. */
const cell = { width: 94, height: 50, gutterX: 24, gutterY: 14, frame: 44 }

const themes: readonly Theme[] = themeSchema.options
const looks: Look[] = themes.flatMap((theme) => locales.map((locale) => ({ theme, locale })))

/**
 * Everything a widget is looked at in: all of it, or so that every two choices meet at least once.
 *
 * @remarks Each size begins with another state, so that a widget is also mounted into what is old, held, or not there yet.
 */
export function conformanceRounds(widget: WidgetDeclaration, full: boolean): ConformanceRound[] {
  return placesOf(widget).map((place, row) => ({
    ...place,
    steps: widgetStates.map((_state, column) => {
      const turn = (column + 2 * row) % widgetStates.length
      // Along rows, columns and diagonals the themes go by threes and the languages by twos: so every two choices meet.
      const at = row + turn
      const look: Look = { theme: themes[at % themes.length] ?? 'gelap', locale: locales[at % locales.length] ?? 'id' }
      return { state: widgetStates[turn] ?? 'fresh', looks: full ? looks : [look] }
    }),
  }))
}

/** The smallest, the first, the phone's and the wall's size, and the stage of the detail view. */
function placesOf({ sizes }: WidgetDeclaration): Pick<ConformanceRound, 'size' | 'mode'>[] {
  const across = (cells: number) => cells * cell.width + (cells - 1) * cell.gutterX
  const down = (cells: number) => cells * cell.height + (cells - 1) * cell.gutterY - cell.frame
  const wall = 2.667
  const mode = 'board'
  return [
    { mode, size: slotSize({ width: across(sizes.min.w), height: down(sizes.min.h) }, 'desk', 1) },
    { mode, size: slotSize({ width: across(sizes.start.w), height: down(sizes.start.h) }, 'desk', 1) },
    { mode, size: slotSize({ width: 358, height: Math.max(240, down(sizes.min.h)) }, 'hand', 1) },
    { mode, size: slotSize({ width: across(8) * wall, height: down(8) * wall }, 'wall', wall) },
    { mode: 'detail', size: slotSize({ width: 860, height: 460 }, 'desk', 1) },
  ]
}
