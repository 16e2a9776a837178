// @vitest-environment jsdom
import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { render } from '../render.testing.tsx'
import { BoardTabs } from './board-tabs.tsx'
import { DataTable } from './data-table.tsx'
import { Dialog } from './dialog.tsx'
import { PopoverMenu } from './popover-menu.tsx'
import { SegmentedControl } from './segmented-control.tsx'
import { Select } from './select.tsx'
import { TextField } from './text-field.tsx'

const click = (element: Element | null | undefined, options: MouseEventInit = {}) =>
  act(() => element?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...options })))

describe('the segmented control', () => {
  it('tells what was chosen and marks the present choice', () => {
    const onChange = vi.fn<(value: string) => void>()
    const holder = render(
      <SegmentedControl
        label="Layar"
        value="desk"
        onChange={onChange}
        options={[
          { value: 'desk', label: 'Meja' },
          { value: 'wall', label: 'Dinding' },
        ]}
      />,
    )

    const [desk, wall] = holder.querySelectorAll('button')
    click(wall)

    expect(desk?.getAttribute('aria-checked')).toBe('true')
    expect(onChange).toHaveBeenCalledExactlyOnceWith('wall')
  })
})

describe('the tabs of boards', () => {
  const boards = [
    { id: 'a', title: 'Wali Kota', href: '/a' },
    { id: 'b', title: 'Keuangan', href: '/b' },
  ]

  it('are links, the present one marked', () => {
    const holder = render(<BoardTabs label="Dasbor" boards={boards} current="a" />)

    expect(holder.querySelector('[aria-current="page"]')?.textContent).toBe('Wali Kota')
    expect(holder.querySelectorAll('a')[1]?.getAttribute('href')).toBe('/b')
  })

  it('leave a press with a modifier to the browser', () => {
    const onSelect = vi.fn<(id: string) => void>()
    const holder = render(<BoardTabs label="Dasbor" boards={boards} current="a" onSelect={onSelect} />)

    click(holder.querySelectorAll('a')[1], { ctrlKey: true })
    click(holder.querySelectorAll('a')[1])

    expect(onSelect).toHaveBeenCalledExactlyOnceWith('b')
  })
})

describe('the select', () => {
  it('says its label and its value in the button', () => {
    const holder = render(<Select label="Wilayah" value="x" options={[{ value: 'x', label: 'Seluruh kota' }]} onChange={() => undefined} />)

    expect(holder.querySelector('button')?.textContent).toBe('WilayahSeluruh kota')
  })
})

describe('the text field', () => {
  it('ties what is wrong to the input', () => {
    const holder = render(<TextField label="Alamat" error="Tulis alamat lengkap." />)

    const input = holder.querySelector('input')
    expect(input?.getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById(input?.getAttribute('aria-describedby')?.split(' ')[0] ?? '')?.textContent).toBe('Tulis alamat lengkap.')
  })

  it('lets a form be sent again after an error was told, and not while a needed word is missing', () => {
    const form = (error?: string) =>
      render(
        <form>
          <TextField label="Kata sandi" isRequired defaultValue={error === undefined ? '' : 'x'} {...(error ? { error } : {})} />
        </form>,
      ).querySelector('form')

    expect(form('Kata sandi salah.')?.checkValidity()).toBe(true)
    expect(form()?.checkValidity()).toBe(false)
  })
})

describe('the dialog', () => {
  it('is named by its title and closes by its button', () => {
    const onClose = vi.fn<() => void>()
    render(<Dialog title="Rincian" open onClose={onClose} />)

    const dialog = document.querySelector('[role="dialog"]')
    click(dialog?.querySelector('button'))

    expect(document.getElementById(dialog?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('Rincian')
    expect(onClose).toHaveBeenCalledOnce()
  })
})

describe('the data table', () => {
  it('sets a dash where a cell is missing', () => {
    const holder = render(
      <DataTable
        caption="Penduduk"
        table={{
          columns: [
            { key: 'a', title: 'A', numeric: false },
            { key: 'b', title: 'B', numeric: true },
          ],
          rows: [{ a: 'Kawalu' }],
        }}
      />,
    )

    expect([...holder.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual(['Kawalu', '–'])
  })
})

describe('the menu', () => {
  it('shows acts in their groups, marks the choice of a group, and leaves out empty ones', () => {
    const holder = render(
      <PopoverMenu
        label="Saya"
        onAction={() => undefined}
        groups={[
          // A group and an act of one name are two things.
          { id: 'boards', title: 'Dasbor', entries: [{ id: 'boards', label: 'Daftar dasbor' }] },
          { id: 'data', title: 'Data', entries: [] },
          {
            id: 'theme',
            title: 'Tema',
            entries: [
              { id: 'gelap', label: 'Gelap', current: true },
              { id: 'terang', label: 'Terang' },
            ],
          },
        ]}
      />,
    )

    click(holder.querySelector('button'))

    const groups = [...document.querySelectorAll('[role="group"]')]
    expect(groups.map(({ textContent }) => textContent)).toEqual(['DasborDaftar dasbor', 'TemaGelapTerang'])
    expect([...document.querySelectorAll('[role="menuitemradio"]')].map((item) => item.getAttribute('aria-checked'))).toEqual([
      'true',
      'false',
    ])
    expect(document.querySelectorAll('[role="menuitem"]')).toHaveLength(1)
  })
})
