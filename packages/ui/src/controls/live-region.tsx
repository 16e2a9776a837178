import { useSyncExternalStore } from 'react'
import { VisuallyHidden } from 'react-aria-components/VisuallyHidden'

/** Speaks to screen readers; make one for the app. */
export interface Announcer {
  announce(text: string): void
  subscribe(listener: () => void): () => void
  read(): string
}

/** Makes an announcer. The same text twice is spoken twice. */
export function createAnnouncer(): Announcer {
  let text = ''
  const listeners = new Set<() => void>()
  return {
    announce(next) {
      // A trailing space that comes and goes makes a repeated text a new one.
      text = next === text ? `${next}\u00A0` : next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    read: () => text,
  }
}

/** The hidden place that is read out, e.g. while a widget is moved by keyboard. */
export function LiveRegion({ announcer }: { announcer: Announcer }) {
  const text = useSyncExternalStore(announcer.subscribe, announcer.read, announcer.read)
  return (
    <VisuallyHidden>
      <div role="status" aria-live="polite">
        {text}
      </div>
    </VisuallyHidden>
  )
}
