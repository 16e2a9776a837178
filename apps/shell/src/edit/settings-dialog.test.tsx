// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Placement } from '@wadah/contracts/board'
import type { EnabledWidget } from '@wadah/contracts/release'

const both = (id: string, en: string) => ({ id, en })
const widget = {
  id: 'dinkes.uji/angka',
  declaration: {
    title: both('Angka uji', 'Test number'),
    settings: {
      version: 2,
      schema: {
        type: 'object',
        properties: { jumlah: { type: 'integer', minimum: 1, maximum: 10 }, tampil: { type: 'boolean' } },
        required: ['jumlah'],
        additionalProperties: false,
      },
      fields: { jumlah: { label: both('Jumlah baris', 'Rows') }, tampil: { label: both('Tampilkan target', 'Show the target') } },
      defaults: { jumlah: 5, tampil: true },
    },
  },
} as unknown as EnabledWidget
const placement: Placement = { id: 'tempat-1', widget: widget.id, settings: { jumlah: 7 }, settingsVersion: 2, places: {} }

let root: Root
const onSave = vi.fn<(settings: Record<string, unknown>) => void>()
const onClose = vi.fn<() => void>()

function field(): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>('input[inputmode="decimal"]')
  if (!found) throw new RangeError('There is no field for a number.')
  return found
}

function type(text: string): void {
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(), text)
    field().dispatchEvent(new Event('input', { bubbles: true }))
  })
}

function press(words: string): void {
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent === words)
  act(() => button?.click())
}

describe('the settings dialog of a placement', () => {
  beforeEach(async () => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
    vi.stubGlobal('matchMedia', () => ({ matches: false }))
    await import('../texts/i18n.ts')
    const { SettingsDialog } = await import('./settings-dialog.tsx')
    const place = document.createElement('div')
    document.body.append(place)
    root = createRoot(place)
    act(() => root.render(<SettingsDialog widget={widget} placement={placement} onSave={onSave} onClose={onClose} />))
  })
  afterEach(() => {
    act(() => root.unmount())
    document.body.replaceChildren()
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  test('shows the words of its plugin and what is chosen now', () => {
    expect(document.body.textContent).toContain('Jumlah baris')
    expect(document.body.textContent).toContain('Tampilkan target')
    expect(field().value).toBe('7')
  })

  test('keeps nothing that does not fit, and says at the field what would', () => {
    type('178')
    press('Simpan')

    expect(document.body.textContent).toContain('Paling besar 10.')
    expect(onSave).not.toHaveBeenCalled()
  })

  test('keeps what fits, with the widget’s own defaults for the rest', () => {
    type('3')
    press('Simpan')

    expect(onSave).toHaveBeenCalledExactlyOnceWith({ jumlah: 3, tampil: true })
    expect(onClose).toHaveBeenCalledOnce()
  })
})
