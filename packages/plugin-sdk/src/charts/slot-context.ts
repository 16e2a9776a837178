import type { Locale } from '@wadah/contracts/texts'
import { createContext } from 'react'

/** What a slot tells the parts inside it. */
export interface SlotSurroundings {
  unit: number
  width: number
  height: number
  locale: Locale
  quiet: boolean
}

/** Carries a slot's density, language and greyness to the parts inside. Internal to the charts. */
export const SlotContext = createContext<SlotSurroundings>({ unit: 1, width: 1_000, height: 1_000, locale: 'id', quiet: false })
