import { useCallback, useEffect, useRef, useState } from 'react'
import type { EnabledWidget } from '@wadah/contracts/release'
import { keepPicture, pictureUrl, readPicture } from '@wadah/plugin-host/picture-store'
import type { WidgetSession } from '@wadah/plugin-host/widget-session'
import { serverNow } from '../live/server-clock.ts'
import { useLook } from '../look/look-store.ts'
import { withTypeface } from './with-typeface.ts'

const firstAfterMs = 1_500
const againAfterMs = 60_000

/** The last painted picture of a placement, and the way to keep a new one. */
export interface PictureMemory {
  picture: { src: string } | undefined
  onPicture(picture: { svg: string; width: number; height: number }): void
}

/** Remembers what a placement looked like, per theme, for as long as its classes let it stay; restricted data leaves no picture. */
export function usePictureMemory(key: string, widget: EnabledWidget, mayStayMs: number): PictureMemory {
  const { theme } = useLook()
  const [picture, setPicture] = useState<{ src: string }>()
  useEffect(() => {
    let isCurrent = true
    const show = async (): Promise<void> => {
      const stored = await readPicture(key, theme, serverNow())
      const src = stored && pictureUrl({ svg: await withTypeface(stored.svg) })
      if (isCurrent) setPicture(src === undefined ? undefined : { src })
    }
    void show()
    return () => {
      isCurrent = false
    }
  }, [key, theme])
  const onPicture = useCallback(
    (taken: { svg: string; width: number; height: number }) => {
      if (mayStayMs > 0) void keepPicture(key, { ...taken, release: widget.version, theme, takenAt: serverNow(), mayStayMs })
    },
    [key, theme, widget.version, mayStayMs],
  )
  return { picture, onPicture }
}

/** Asks a live widget for its picture soon after it painted and now and then later; never while it is out of sight. */
export function useTakePictures(session: WidgetSession | undefined, isLive: boolean, visible: boolean): void {
  const last = useRef(0)
  useEffect(() => {
    if (!session || !isLive || !visible) return
    const take = (): void => {
      last.current = Date.now()
      session.takePicture()
    }
    const first = setTimeout(take, firstAfterMs)
    const again = setInterval(take, againAfterMs)
    return () => {
      clearTimeout(first)
      clearInterval(again)
    }
  }, [session, isLive, visible])
}
