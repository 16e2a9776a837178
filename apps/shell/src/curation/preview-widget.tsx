import { useMemo, useRef, useState, useEffect } from 'react'
import type { Theme } from '@wadah/contracts/port'
import type { Locale } from '@wadah/contracts/texts'
import { WidgetFrame } from '@wadah/ui/frame'
import styles from './curation.module.css'
import { previewSizes, type PreviewSize } from './preview-sizes.ts'
import { playState, type Preview, type PreviewState } from './preview-state.ts'
import { usePreviewMount } from './use-preview-mount.ts'

/** How a reviewer looks at a widget. */
export interface PreviewLook {
  state: PreviewState
  size: PreviewSize
  theme: Theme
  locale: Locale
}

/** Props of {@link PreviewWidget}. */
export interface PreviewWidgetProps extends PreviewLook {
  preview: Preview
  widget: Preview['widgets'][number]
  opdName: string
}

/** One widget of a release in its frame, at work on fixtures, in one state and size. */
export function PreviewWidget({ preview, widget, opdName, state, size, theme, locale }: PreviewWidgetProps) {
  const slot = useRef<HTMLDivElement>(null)
  const { width, height, density } = previewSizes[size]
  const moment = useMemo(() => playState(preview, widget.declaration.feeds, state), [preview, widget, state])
  const mounted = usePreviewMount({ slot, preview, widget, moment, density, theme, locale, isMounted: state !== 'loading' })
  const { ref, scale } = useScale(width)
  return (
    <div ref={ref} className={styles['stage']}>
      <div style={{ width: width * scale, height: height * scale }}>
        <div
          className={styles['sheet']}
          data-theme={theme}
          data-density={density}
          lang={locale}
          style={{ width, height, transform: `scale(${scale})` }}
        >
          <WidgetFrame
            widget={`${preview.hash.slice(0, 8)}/${widget.declaration.name}`}
            release={preview.version}
            title={widget.declaration.title[locale]}
            opd={opdName}
            locale={locale}
            facts={moment.facts}
            now={moment.now}
            condition={state === 'loading' ? { kind: 'loading' } : mounted.kind === 'crashed' ? { kind: 'crashed' } : { kind: 'live' }}
            painted={mounted.kind === 'live'}
          >
            <div ref={slot} className={styles['slot']} />
          </WidgetFrame>
        </div>
      </div>
      {mounted.kind === 'crashed' && <p className={styles['problem']}>{mounted.message}</p>}
    </div>
  )
}

/** How much smaller a sheet must be shown so that it fits the column it stands in; never larger than it is. */
function useScale(width: number) {
  const ref = useRef<HTMLDivElement>(null)
  const [available, setAvailable] = useState(width)
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const observer = new ResizeObserver(([entry]) => entry && setAvailable(entry.contentRect.width))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { ref, scale: Math.min(1, available / width) }
}
