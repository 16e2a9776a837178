import { useSyncExternalStore } from 'react'
import { Button } from './button.tsx'
import styles from './toast.module.css'

/** One short message about something that has happened. */
export interface ToastMessage {
  text: string
  /** An offer, e.g. “Urungkan”. */
  action?: { label: string; onPress: () => void }
  /** `alarm` is announced at once and stays until closed. Default `calm`. */
  kind?: 'calm' | 'alarm'
}

interface KeptToast extends ToastMessage {
  id: number
}

/** A queue of toasts; make one for the app. */
export interface ToastQueue {
  add(message: ToastMessage): void
  close(id: number): void
  subscribe(listener: () => void): () => void
  read(): readonly KeptToast[]
}

/** Makes a queue that keeps the newest three; calm ones leave after `lifetime` (default 6 s). */
export function createToastQueue({ lifetime = 6_000 }: { lifetime?: number } = {}): ToastQueue {
  let toasts: readonly KeptToast[] = []
  let next = 1
  const listeners = new Set<() => void>()
  function set(changed: readonly KeptToast[]) {
    toasts = changed
    for (const listener of listeners) listener()
  }
  const queue: ToastQueue = {
    add(message) {
      const id = next
      next += 1
      set([...toasts, { ...message, id }].slice(-3))
      if (message.kind !== 'alarm') setTimeout(() => queue.close(id), lifetime)
    },
    close: (id) => set(toasts.filter((toast) => toast.id !== id)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    read: () => toasts,
  }
  return queue
}

/** Shows the toasts of a queue at the foot of the screen and reads them out. */
export function ToastRegion({ queue, label, closeLabel = 'Tutup' }: { queue: ToastQueue; label: string; closeLabel?: string }) {
  const toasts = useSyncExternalStore(queue.subscribe, queue.read, queue.read)
  return (
    <section className={styles['region']} aria-label={label}>
      {toasts.map((toast) => (
        <div key={toast.id} className={styles['toast']} role={toast.kind === 'alarm' ? 'alert' : 'status'} data-kind={toast.kind ?? 'calm'}>
          <p>{toast.text}</p>
          {toast.action && (
            <Button
              kind="ghost"
              onPress={() => {
                toast.action?.onPress()
                queue.close(toast.id)
              }}
            >
              {toast.action.label}
            </Button>
          )}
          <Button kind="ghost" onPress={() => queue.close(toast.id)}>
            {closeLabel}
          </Button>
        </div>
      ))}
    </section>
  )
}
