import { useEffect, useState, type RefObject } from 'react'
import type { Theme } from '@wadah/contracts/port'
import type { Locale } from '@wadah/contracts/texts'
import { fetchVerified } from '@wadah/plugin-host/fetch-verified'
import type { MountedWidget } from '@wadah/plugin-host/mount-options'
import { slotSize } from '@wadah/plugin-host/slot-size'
import type { SessionState } from '@wadah/plugin-host/widget-session'
import { densityUnit } from '@wadah/ui/theme'
import { useAreas } from '../data/areas.ts'
import { api } from '../trpc.ts'
import { frameAssets } from '../widgets/frame-assets.ts'
import { mountByTier } from '../widgets/mount-by-tier.ts'
import { sharedModules } from '../widgets/shared-modules.ts'
import type { PlayedMoment, Preview } from './preview-state.ts'

/** What a preview mounts. */
export interface PreviewMountOptions {
  slot: RefObject<HTMLElement | null>
  preview: Preview
  widget: Preview['widgets'][number]
  moment: PlayedMoment
  density: 'desk' | 'wall'
  theme: Theme
  locale: Locale
  /** Nothing is mounted while the frame plays that it loads. */
  isMounted: boolean
}

/** Mounts a widget for those who look at it, always in a frame of its own whatever its tier; gives how it stands. */
export function usePreviewMount(options: PreviewMountOptions): SessionState {
  const { slot, preview, widget, moment, density, theme, locale, isMounted } = options
  const { areas, boundaries } = useAreas()
  const [state, setState] = useState<SessionState>({ kind: 'loading' })
  const isReady = isMounted && areas !== undefined
  useEffect(() => {
    if (!isReady) return
    let isGone = false
    let mounted: MountedWidget | undefined
    const tell = (next: SessionState): void => {
      if (!isGone) setState(next)
    }
    const enter = async (): Promise<void> => {
      const sha256 = preview.locales[locale]
      const [texts, assets, mount] = await Promise.all([
        fetchVerified({ url: `/files/${sha256}`, sha256 }),
        frameAssets(),
        mountByTier(true),
      ])
      const element = slot.current
      if (isGone || element === null) return
      const size = slotSize({ width: element.clientWidth, height: element.clientHeight }, density, densityUnit[density])
      mounted = mount({
        slot: element,
        title: widget.declaration.title[locale],
        module: { url: `/files/${widget.module}`, sha256: widget.module },
        shared: sharedModules,
        assets,
        init: {
          theme,
          locale,
          size,
          filter: {},
          mode: 'preview',
          settings: widget.declaration.settings?.defaults ?? {},
          visible: true,
          dataSaver: false,
          reducedMotion: true,
          feeds: moment.feeds,
          areas: areas ?? [],
          ...(boundaries ? { boundaries } : {}),
          texts: JSON.parse(texts) as Record<string, string>,
          clockOffset: moment.now - Date.now(),
        },
        handlers: {
          onState: tell,
          query: (procedure, input) => api.curation.queryPreview.query({ hash: preview.hash, procedure, input }),
        },
      })
    }
    enter().catch((thrown: unknown) =>
      tell({ kind: 'crashed', code: 'offline', message: thrown instanceof Error ? thrown.message : String(thrown) }),
    )
    return () => {
      isGone = true
      mounted?.unmount()
    }
    // Whoever changes anything else mounts anew by a key: each state is looked at from its beginning.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [isReady, boundaries])
  return state
}
