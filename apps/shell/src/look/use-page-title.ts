import { useEffect } from 'react'

/** Names the browser's tab after what is open. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Wadah' : `${title} · Wadah`
  }, [title])
}
