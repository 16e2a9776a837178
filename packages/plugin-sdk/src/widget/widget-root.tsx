import { Component, useEffect, type ReactNode } from 'react'
import { useWidgetState } from './widget-context.ts'

interface CrashBoundaryProps {
  onCrash: (error: Error) => void
  children: ReactNode
}

/** Keeps a crash inside the widget; the frame says what happened. */
export class CrashBoundary extends Component<CrashBoundaryProps, { crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true }
  }

  override componentDidCatch(error: Error): void {
    this.props.onCrash(error)
  }

  override render(): ReactNode {
    return this.state.crashed ? null : this.props.children
  }
}

/** Says once that something was painted: with data, or with none where there is none yet. */
export function PaintWatch({ onPaint }: { onPaint: (versions: string) => void }): undefined {
  const { feeds, theme, size } = useWidgetState()
  const versions = Object.values(feeds)
    .map((feed) => feed.version)
    .join()
  useEffect(() => {
    // Not by animation frame: a frame that is still covered gets none.
    const timer = setTimeout(() => onPaint(`${versions}|${theme}|${size.width}×${size.height}`), 0)
    return () => clearTimeout(timer)
  }, [onPaint, versions, theme, size.width, size.height])
  return undefined
}
