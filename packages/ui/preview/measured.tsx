import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'

/** Stands in for the host: measures a slot and hands its size on. */
export function Measured({ children }: { children: (size: { width: number; height: number }) => ReactNode }) {
  const element = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<{ width: number; height: number }>()
  useLayoutEffect(() => {
    const host = element.current
    if (host === null) return undefined
    const observer = new ResizeObserver(() => setSize({ width: host.clientWidth, height: host.clientHeight }))
    observer.observe(host)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={element} className="slot">
      {size && <div style={{ position: 'absolute', inset: 0 }}>{children(size)}</div>}
    </div>
  )
}
