import { useEffect, useState, type RefObject } from 'react'
import type { SlotSize } from '@wadah/contracts/port'
import { slotSize } from '@wadah/plugin-host/slot-size'
import { densityUnit } from '@wadah/ui/theme'
import { densityOf, useLook } from '../look/look-store.ts'

/** The size of a slot as its widget is told; undefined until it was measured. */
export function useSlotSize(ref: RefObject<HTMLElement | null>): SlotSize | undefined {
  const density = densityOf(useLook().formFactor)
  const [pixels, setPixels] = useState<{ width: number; height: number }>()
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      const box = entry?.contentRect
      if (box && box.width > 0 && box.height > 0) {
        setPixels((last) => (last?.width === box.width && last.height === box.height ? last : { width: box.width, height: box.height }))
      }
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return pixels && slotSize(pixels, density, densityUnit[density])
}
