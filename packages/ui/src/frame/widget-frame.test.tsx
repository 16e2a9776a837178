// @vitest-environment jsdom
import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { now, stateFacts } from '../../preview/facts.ts'
import { render } from '../render.testing.tsx'
import { WidgetFrame, type WidgetFrameProps } from './widget-frame.tsx'

function show(state: keyof typeof stateFacts, change: Partial<WidgetFrameProps> = {}): HTMLElement {
  const holder = render(
    <WidgetFrame
      widget="rsud.bor/ruang"
      release="1.4.0"
      title="Keterisian tempat tidur"
      opd="RSUD"
      locale="id"
      facts={[stateFacts[state]]}
      now={now}
      {...change}
    >
      <p>78 % BOR</p>
    </WidgetFrame>,
  )
  const frame = holder.querySelector('section')
  if (frame === null) throw new Error('No frame was drawn.')
  return frame
}

const press = (frame: HTMLElement, name: string) => {
  const button = [...frame.querySelectorAll('button')].find((one) => one.textContent === name)
  act(() => button?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 0 })))
}

describe('the frame of a widget', () => {
  it('carries the hooks that automation reads', () => {
    const frame = show('late')

    expect({ ...frame.dataset }).toMatchObject({
      widget: 'rsud.bor/ruang',
      release: '1.4.0',
      freshness: 'late',
      run: 'ok',
      asOf: '2025-12-19T04:00:00.000Z',
      painted: 'true',
      live: 'true',
    })
    expect(frame.getAttribute('role')).toBe('region')
    expect(frame.getAttribute('aria-label')).toBe('Keterisian tempat tidur')
  })

  it.each(Object.keys(stateFacts) as (keyof typeof stateFacts)[])('has a foot with words when %s', (state) => {
    expect(show(state).querySelector('footer')?.textContent).toMatch(/\w+/)
  })

  it('shows the widget and its foot when fresh', () => {
    const frame = show('fresh')

    expect(frame.textContent).toContain('78 % BOR')
    expect(frame.querySelector('footer')?.textContent).toBe('14.02 WIB · SIMRSmutakhir')
  })

  it('keeps the last good number and offers to try again when the connection is lost', () => {
    const onRetry = vi.fn<() => void>()
    const frame = show('cut', { onRetry })

    press(frame, 'Coba lagi')

    expect(frame.textContent).toContain('78 % BOR')
    expect(onRetry).toHaveBeenCalledOnce()
  })

  it('adds the words of the OPD to a clogged feed', () => {
    expect(show('stale', { explanation: 'DLH: “Jembatan timbang diganti.”' }).textContent).toContain(
      'Tersumbat sejak Sel 16 Des, 20.05 WIB. Angka terakhir: 4 hari lalu. DLH: “Jembatan timbang diganti.”',
    )
  })

  it('says what is promised when there is no data yet', () => {
    const frame = show('empty')

    expect(frame.textContent).toContain('Belum ada data.Dijanjikan RSUD dr. Soekardjo: tiap jam.')
    // It stays mounted for the first number to come, out of sight and out of hearing.
    expect(frame.querySelector('[aria-hidden="true"]')?.textContent).toBe('78 % BOR')
  })

  it('keeps the widget mounted but covered until it has painted', () => {
    const frame = show('fresh', { painted: false })

    expect(frame.textContent).toContain('78 % BOR')
    expect(frame.querySelector('[aria-busy="true"]')).not.toBeNull()
    expect(frame.querySelector('footer')?.textContent).toBe('memuat')
    expect(frame.dataset['painted']).toBe('false')
  })

  it('shows the last picture, with its time, while the widget is on its way', () => {
    const frame = show('fresh', { painted: false, picture: { src: 'data:image/svg+xml,' } })

    expect(frame.querySelector('img')).not.toBeNull()
    expect(frame.querySelector('footer')?.textContent).toContain('14.02 WIB')
  })

  it('keeps the slot of a widget that stopped, and can load it again', () => {
    const onReload = vi.fn<() => void>()
    const frame = show('fresh', { condition: { kind: 'crashed', reportedTo: 'RSUD' }, onReload })

    press(frame, 'Muat ulang widget')

    expect(frame.textContent).toContain('Widget ini berhenti bekerja.')
    expect(frame.querySelector('footer')?.textContent).toBe('rilis 1.4.0widget berhenti')
    expect(onReload).toHaveBeenCalledOnce()
  })

  it('says why a widget was withdrawn and what replaces it', () => {
    expect(
      show('fresh', { condition: { kind: 'withdrawn', reason: 'satuan berubah', replacement: 'BOR per ruang' } }).textContent,
    ).toContain('Alasan: satuan berubah. Pengganti: BOR per ruang.')
  })

  it('says which settings of a place do not fit, and where they are mended', () => {
    expect(show('fresh', { condition: { kind: 'misfit', fields: ['Kecamatan', 'Jumlah baris'] } }).textContent).toContain(
      'Betulkan lewat “Atur dasbor”: Kecamatan, Jumlah baris.',
    )
  })

  it('says whom a widget is for, without its numbers', () => {
    const frame = show('fresh', { condition: { kind: 'forbidden', audience: 'Pimpinan', classification: 'dikecualikan' } })

    expect(frame.textContent).toContain('Widget ini hanya untuk Pimpinan.')
    expect(frame.textContent).not.toContain('78')
  })

  it('marks a series that turns into simulation part of the way', () => {
    expect(show('partly').querySelector('footer')?.textContent).toBe('14.02 WIB · SIMRSsebagian SIMULASImutakhir')
  })

  it('opens the detail from its title', () => {
    const onOpen = vi.fn<() => void>()

    press(show('fresh', { onOpen }), 'Keterisian tempat tidur')

    expect(onOpen).toHaveBeenCalledOnce()
  })

  it('speaks English when asked', () => {
    expect(show('held', { locale: 'en' }).textContent).toContain('The new number is being checked:')
  })
})
