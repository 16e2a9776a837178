import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import type { BoardDocument, Place } from '@wadah/contracts/board'
import type { GridWords } from './grid-words.ts'

/** Words of a test: what happened, plainly. */
export const words: GridWords = {
  cell: (title) => title,
  picked: (title) => `${title} picked`,
  released: (title) => `${title} released`,
  cancelled: (title) => `${title} cancelled`,
  placed: (title, { x, y, w, h }) => `${title} at ${x},${y} as ${w}×${h}`,
  size: ({ w, h }) => `${w} × ${h} kotak`,
  dropHere: 'Lepas di sini',
  remove: 'Lepas',
  configure: 'Atur',
  keys: { pick: 'pilih', move: 'pindah', resize: '+ panah ubah ukuran', cancel: 'batal' },
}

/** A board with widgets at places on the desk. */
export function boardOf(places: Record<string, Place>): BoardDocument {
  return {
    format: 1,
    placements: Object.entries(places).map(([id, desk]) => ({
      id,
      widget: 'dinkes.uji/satu',
      settings: {},
      settingsVersion: 1,
      places: { desk },
    })),
  }
}

/** Something drawn in a document, gone at the end of its scope. */
export interface Drawn extends AsyncDisposable {
  host: HTMLElement
  draw(node: ReactNode): Promise<void>
}

/** Draws with React into the test's document. */
export async function drawn(node: ReactNode): Promise<Drawn> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  // A DOM without layout has no such observer; the grid then keeps the width it starts with.
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  const host = document.body.appendChild(document.createElement('div'))
  const root: Root = createRoot(host)
  const draw = (next: ReactNode): Promise<void> => act(async () => root.render(next))
  await draw(node)
  return {
    host,
    draw,
    async [Symbol.asyncDispose]() {
      await act(async () => root.unmount())
      host.remove()
    },
  }
}
