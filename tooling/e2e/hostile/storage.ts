import type { Attack } from './attack.ts'

const lacking = (name: string, use: (it: never) => unknown): Attack['run'] => {
  return () => use((globalThis as unknown as Record<string, never>)[name] as never)
}

/** Ways to keep something, or to read what somebody else keeps. */
export const storageAttacks: Attack[] = [
  { name: 'cookies', run: () => document.cookie.length, fails: 'refused', told: 'cookie' },
  { name: 'cookie store', run: lacking('cookieStore', (it: { getAll(): unknown }) => it.getAll()), fails: 'refused', told: 'cookieStore' },
  { name: 'local storage', run: () => localStorage.length, fails: 'refused', told: 'localStorage' },
  { name: 'session storage', run: () => sessionStorage.length, fails: 'refused', told: 'sessionStorage' },
  { name: 'IndexedDB', run: () => indexedDB.databases(), fails: 'refused', told: 'indexedDB' },
  { name: 'caches', run: () => caches.keys(), fails: 'refused', told: 'caches' },
  { name: 'private file system', run: () => navigator.storage.getDirectory(), fails: 'refused', told: 'storage' },
  { name: 'locks', run: () => navigator.locks.request('x', () => 1), fails: 'refused', told: 'locks' },
  {
    name: 'broadcast to other frames',
    run: () => new BroadcastChannel('wadah').postMessage(1),
    fails: 'refused',
    told: 'BroadcastChannel',
  },
  { name: 'service worker', run: () => navigator.serviceWorker.register('/x.js'), fails: 'refused', told: 'serviceWorker' },
  { name: 'history', run: () => history.pushState({}, '', '#x'), fails: 'refused' },
]
