import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, vi } from 'vitest'

const roots: Root[] = []

/** Renders into a fresh place of the document; taken down after each test. For tests only. */
export function render(node: ReactNode): HTMLElement {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  const holder = document.createElement('div')
  document.body.append(holder)
  const root = createRoot(holder)
  roots.push(root)
  act(() => root.render(node))
  return holder
}

afterEach(() => {
  for (const root of roots.splice(0)) act(() => root.unmount())
  document.body.replaceChildren()
})
