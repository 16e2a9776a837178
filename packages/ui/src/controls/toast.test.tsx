// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { render } from '../render.testing.tsx'
import { createAnnouncer, LiveRegion } from './live-region.tsx'
import { createToastQueue, ToastRegion } from './toast.tsx'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('toasts', () => {
  it('leave by themselves, alarms do not', () => {
    const queue = createToastQueue({ lifetime: 1_000 })
    const holder = render(<ToastRegion queue={queue} label="Pemberitahuan" />)

    act(() => {
      queue.add({ text: 'Tersimpan.' })
      queue.add({ text: 'Gagal.', kind: 'alarm' })
    })
    act(() => vi.advanceTimersByTime(1_001))

    expect(holder.textContent).not.toContain('Tersimpan.')
    expect(holder.querySelector('[role="alert"]')?.textContent).toContain('Gagal.')
  })

  it('keep the newest three', () => {
    const queue = createToastQueue()

    for (const text of ['satu', 'dua', 'tiga', 'empat']) queue.add({ text })

    expect(queue.read().map((toast) => toast.text)).toEqual(['dua', 'tiga', 'empat'])
  })
})

describe('the live region', () => {
  it('speaks the same words again when they are said again', () => {
    const announcer = createAnnouncer()
    const holder = render(<LiveRegion announcer={announcer} />)

    act(() => announcer.announce('Dipindah'))
    const first = holder.textContent
    act(() => announcer.announce('Dipindah'))

    expect(first).toBe('Dipindah')
    expect(holder.textContent).not.toBe(first)
  })
})
