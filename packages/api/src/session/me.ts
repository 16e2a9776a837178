import type { Locale } from '@wadah/contracts/texts'
import type { Caller } from '@wadah/contracts/roles'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'
import type { CityFacts } from '../services.ts'

/** Who looks, and what the shell needs to start. */
export interface Me {
  caller: Caller
  demo: boolean
  build: string
  /** Epoch milliseconds. */
  serverTime: number
  city: CityFacts
  boards: { id: string; title: string }[]
  locale: Locale
}

export const me = procedure.meta({ authority: { kind: 'public' } }).query(async (): Promise<Me> => pending())
