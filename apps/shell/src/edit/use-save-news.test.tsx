// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Board, BoardOperation } from '@wadah/contracts/board'
import { createBoardStore, type BoardStore, type SaveResult } from '@wadah/board-model/board-store'

const place = (id: string) => ({ id, widget: 'dinkes.uji/angka', settings: {}, settingsVersion: 1, places: {} })
const board = (revision: number, ...ids: string[]): Board => ({
  id: 'wali-kota',
  title: 'Wali Kota',
  revision,
  document: { format: 1, placements: ids.map(place) },
  mayEdit: true,
})

let root: Root

/** Mounts the hook as the edit page does; `save` answers for the server. */
async function open(save: (revision: number, operations: BoardOperation[]) => Promise<SaveResult>) {
  await import('../texts/i18n.ts')
  const { useSaveNews } = await import('./use-save-news.ts')
  const { toasts } = await import('../look/toasts.ts')
  const store = createBoardStore({
    board: board(1, 'pertama'),
    save,
    now: () => 0,
    refusalOf: (error) => (error as { code?: string }).code,
  })
  function News({ of }: { of: BoardStore }) {
    useSaveNews(of)
    return undefined
  }
  root = createRoot(document.createElement('div'))
  act(() => root.render(<News of={store} />))
  return { store, said: () => toasts.read().map((toast) => toast.text) }
}

describe('whoever arranges a board', () => {
  beforeEach(() => {
    vi.resetModules()
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
    vi.stubGlobal('matchMedia', () => ({ matches: false }))
  })
  afterEach(() => {
    act(() => root.unmount())
    vi.unstubAllGlobals()
  })

  test('is told that somebody else was first; both changes are there', async () => {
    const answers: SaveResult[] = [
      { ok: false, board: board(2, 'pertama', 'orang-lain') },
      { ok: true, revision: 3 },
    ]
    const { store, said } = await open(async () => answers.shift() ?? { ok: true, revision: 9 })

    await act(async () => store.apply({ type: 'add', placement: place('milik-saya') }))

    await vi.waitFor(() => expect(store.getState().save.kind).toBe('saved'))
    expect(store.getState().document.placements.map(({ id }) => id)).toEqual(['pertama', 'orang-lain', 'milik-saya'])
    expect(said()).toEqual(['Orang lain mengubah dasbor ini lebih dulu; perubahan Anda diletakkan di atasnya.'])
  })

  test('is told that a change was not taken; it is taken back', async () => {
    const { store, said } = await open(() => Promise.reject({ code: 'forbidden' }))

    await act(async () => store.apply({ type: 'add', placement: place('milik-saya') }))

    await vi.waitFor(() => expect(said()).toEqual(['Perubahan terakhir ditolak server dan ditarik kembali']))
    expect(store.getState().document.placements.map(({ id }) => id)).toEqual(['pertama'])
  })
})
