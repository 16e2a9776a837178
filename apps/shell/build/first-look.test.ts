// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { firstLook } from './first-look.ts'

interface Screen {
  width: number
  isLightPreferred: boolean
  kept?: object
}

function prepare({ width, isLightPreferred, kept }: Screen): void {
  vi.stubGlobal('innerWidth', width)
  vi.stubGlobal('matchMedia', () => ({ matches: isLightPreferred }))
  if (kept) localStorage.setItem('wadah-look', JSON.stringify(kept))
}

const shown = () => ({ ...document.documentElement.dataset, lang: document.documentElement.lang })

beforeEach(() => vi.resetModules())
afterEach(() => {
  localStorage.clear()
  vi.unstubAllGlobals()
})

describe('the look before the first paint', () => {
  test.each<[string, Screen]>([
    ['a desk that prefers light', { width: 1_440, isLightPreferred: true }],
    ['a desk that prefers dark', { width: 1_440, isLightPreferred: false }],
    ['a wall, dark whatever is preferred', { width: 3_840, isLightPreferred: true }],
    ['a phone', { width: 390, isLightPreferred: true }],
    ['somebody who chose', { width: 1_440, isLightPreferred: true, kept: { theme: 'kontras', locale: 'en' } }],
  ])('is the one the app gives itself: %s', async (_who, screen) => {
    prepare(screen)

    // oxlint-disable-next-line no-implied-eval -- it is the page's own inline script, run as the page runs it
    new Function(firstLook)()
    const first = shown()
    await import('../src/look/look-store.ts')

    expect(first).toEqual(shown())
  })
})
