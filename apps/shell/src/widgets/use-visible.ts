import { useEffect, useState, type RefObject } from 'react'

/** Whether an element is on the screen or close to it. */
export function useVisible(ref: RefObject<HTMLElement | null>): boolean {
  const [visible, setVisible] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    // A board scrolls inside the page, where a margin of the page's own edge counts for nothing: `scrollMargin` is the board's.
    const close: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: '300px', scrollMargin: '300px' }
    const observer = new IntersectionObserver((entries) => setVisible(entries.some((entry) => entry.isIntersecting)), close)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return visible
}
