import { useMemo } from 'react'
import { useWidgetState, useWidgetStore } from './widget-context.ts'
import type { WidgetSurroundings } from './widget-types.ts'

/**
 * Gives a widget its surroundings: settings, size, language, filters, texts, formats, and what it may ask of the shell.
 *
 * @public
 */
export function useWidget(): WidgetSurroundings {
  const store = useWidgetStore()
  const state = useWidgetState()
  return useMemo(
    () => ({
      ...state,
      now: () => Date.now() + state.clockOffset,
      selectArea: (code?: string) => store.send({ type: 'areaSelected', ...(code === undefined ? {} : { code }) }),
      openDetail: () => store.send({ type: 'openDetail' }),
    }),
    [state, store],
  )
}
