// @vitest-environment jsdom
import type { Area } from '@wadah/contracts/area'
import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AreaMap, BigNumber, ChartBox, Delta, Slot, type ChartSize } from './index.ts'

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
const areas: Area[] = ['Tawang', 'Kawalu'].map((name, index) => ({
  code: `32.78.0${index + 1}`,
  bps: `327800${index + 1}`,
  name,
  level: 'kecamatan',
}))
let unmount = () => {}

function show(node: ReactNode): HTMLElement {
  const holder = document.createElement('div')
  document.body.append(holder)
  const root = createRoot(holder)
  act(() => root.render(node))
  unmount = () => act(() => root.unmount())
  return holder
}

afterEach(() => {
  unmount()
  document.body.replaceChildren()
})

describe('an area', () => {
  it('is chosen by pointer and cleared by choosing it again', () => {
    const onSelect = vi.fn<(code: string | undefined) => void>()
    const holder = show(<AreaMap width={200} height={100} label="Peta" areas={areas} values={{}} selected="32.78.02" onSelect={onSelect} />)

    const [tawang, kawalu] = holder.querySelectorAll('[role="button"]')
    act(() => tawang?.dispatchEvent(new MouseEvent('click', { bubbles: true })))
    act(() => kawalu?.dispatchEvent(new MouseEvent('click', { bubbles: true })))

    expect(onSelect.mock.calls).toEqual([['32.78.01'], [undefined]])
    expect(kawalu?.getAttribute('aria-pressed')).toBe('true')
  })

  it('is chosen by keyboard', () => {
    const onSelect = vi.fn<(code: string | undefined) => void>()
    const holder = show(<AreaMap width={200} height={100} label="Peta" areas={areas} values={{}} onSelect={onSelect} />)

    act(() => holder.querySelector('[role="button"]')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })))

    expect(onSelect).toHaveBeenCalledWith('32.78.01')
  })

  it('wears a ring while the keyboard is on it', () => {
    const holder = show(<AreaMap width={200} height={100} label="Peta" areas={areas} values={{}} onSelect={() => undefined} />)

    act(() => holder.querySelector<SVGGElement>('[role="button"]')?.focus())

    expect(holder.querySelectorAll('rect[stroke="var(--accent)"]')).toHaveLength(1)
  })

  it('is no button when nobody listens', () => {
    expect(
      show(<AreaMap width={200} height={100} label="Peta" areas={areas} values={{}} />).querySelectorAll('[role="button"]'),
    ).toHaveLength(0)
  })
})

describe('the inside of a slot', () => {
  it('hands its density and language on to the chart in it', () => {
    const drawing = vi.fn<(size: ChartSize) => undefined>()
    show(
      <Slot size={{ width: 600, height: 300, unit: 2.6667 }} locale="en" quiet>
        <ChartBox initial={{ width: 500, height: 200 }}>{drawing}</ChartBox>
      </Slot>,
    )

    expect(drawing).toHaveBeenCalledWith({ width: 500, height: 200, unit: 2.6667, locale: 'en', quiet: true })
  })

  it('draws no chart in a box too low to read one', () => {
    const drawing = vi.fn<(size: ChartSize) => undefined>()
    show(<ChartBox initial={{ width: 500, height: 12 }}>{drawing}</ChartBox>)

    expect(drawing).not.toHaveBeenCalled()
  })

  it('writes the number, its unit and at most two facts', () => {
    const holder = show(
      <BigNumber
        value="Rp411,8"
        unit="miliar"
        facts={[{ strong: '93,5 %', text: 'dari target' }, { text: 'di bawah jalur' }, { text: 'ketiga' }]}
      />,
    )

    expect(holder.textContent).toContain('Rp411,8miliar')
    expect(holder.textContent).toContain('93,5 % dari target')
    expect(holder.textContent).not.toContain('ketiga')
  })

  it.each([
    [1, 44, ''],
    [1, 60, '264 dari 338 TT'],
    [2.6667, 56, ''],
    [2.6667, 70, '264 dari 338 TT'],
  ])('at unit %s and a height of %s units leaves out whole what has no line: “%s”', (unit, height, fact) => {
    const holder = show(
      <Slot size={{ width: 150 * unit, height: height * unit, unit }}>
        <BigNumber value="78" unit="% BOR" facts={[{ text: '264 dari 338 TT' }]} />
      </Slot>,
    )

    expect(holder.textContent).toBe(fact === '' ? '78% BOR' : `78% BOR·${fact}`)
  })
})

describe('a change', () => {
  it('is written with its direction, to eyes and to ears', () => {
    const holder = show(<Delta change={-0.186} text="sepekan" />)

    expect(holder.textContent).toBe('18,6 % sepekan')
    expect(holder.querySelector('svg')?.getAttribute('aria-label')).toBe('turun')
  })

  it('says so when there is nothing to compare with', () => {
    expect(show(<Delta change={undefined} />).textContent).toBe('tanpa pembanding')
  })
})
