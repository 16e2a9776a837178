import { createContext, useContext, useSyncExternalStore } from 'react'
import type { WidgetState, WidgetStore } from './widget-store.ts'

const context = createContext<WidgetStore | undefined>(undefined)

/** Hands the store to the hooks of one widget; never crosses the port. */
export const WidgetProvider = context.Provider

/** The store of the widget being drawn. */
export function useWidgetStore(): WidgetStore {
  const store = useContext(context)
  if (!store) throw new Error('Hooks of the SDK work inside a widget only.')
  return store
}

/** The state of the widget being drawn. */
export function useWidgetState(): WidgetState {
  const store = useWidgetStore()
  return useSyncExternalStore(store.subscribe, store.read, store.read)
}
