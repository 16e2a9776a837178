import { createStore } from 'zustand/vanilla'
import { useStore } from 'zustand'
import { applyLook, type Density } from '@wadah/ui/theme'
import type { Theme } from '@wadah/contracts/port'
import type { FormFactor } from '@wadah/contracts/board'
import type { Locale } from '@wadah/contracts/texts'

/** How this device shows things. */
export interface Look {
  theme: Theme
  locale: Locale
  formFactor: FormFactor
}

const key = 'wadah-look'

function remembered(): Partial<Look> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Look>
  } catch {
    return {}
  }
}

/** Which arrangement a screen of this size shows. */
export function formFactorOf(width: number, isWall: boolean): FormFactor {
  if (isWall || width >= 2_560) return 'wall'
  if (width < 600) return 'phone'
  return width < 1_024 ? 'tablet' : 'desk'
}

let isWall = new URLSearchParams(location.search).get('layar') === 'dinding'
const lightPreferred = matchMedia('(prefers-color-scheme: light)').matches && formFactorOf(innerWidth, isWall) !== 'wall'

/** The look of this tab. */
export const lookStore = createStore<Look>(() => ({
  theme: remembered().theme ?? (lightPreferred ? 'terang' : 'gelap'),
  locale: remembered().locale ?? 'id',
  formFactor: formFactorOf(innerWidth, isWall),
}))

/** Density that belongs to a form factor. */
export function densityOf(formFactor: FormFactor): Density {
  return formFactor === 'wall' ? 'wall' : formFactor === 'phone' ? 'hand' : 'desk'
}

function apply({ theme, locale, formFactor }: Look): void {
  applyLook(document.documentElement, { theme, density: densityOf(formFactor) })
  document.documentElement.lang = locale
  localStorage.setItem(key, JSON.stringify({ theme, locale }))
}

apply(lookStore.getState())
lookStore.subscribe(apply)
addEventListener('resize', () => {
  const formFactor = formFactorOf(innerWidth, isWall)
  if (formFactor !== lookStore.getState().formFactor) lookStore.setState({ formFactor })
})

/** Shows the arrangement of the wall whatever the size: this device is a paired screen. */
export function showAsWall(): void {
  isWall = true
  if (lookStore.getState().formFactor !== 'wall') lookStore.setState({ formFactor: 'wall' })
}

/** Reads the look of this tab. */
export function useLook(): Look {
  return useStore(lookStore)
}
