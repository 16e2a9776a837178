// @vitest-environment jsdom
import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, it, vi } from 'vitest'
import { takePicture } from '../widget/take-picture.ts'
import { BarChart, LineChart, type LineChartProps } from './index.ts'
import { textWidth } from './text-width.ts'

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
let unmount = () => {}

function show(node: ReactNode): { holder: HTMLElement; chart: SVGSVGElement; read: () => string[] } {
  const holder = document.createElement('div')
  // As a widget stands in a board: in a shadow root.
  document.body.append(holder)
  const shadow = holder.attachShadow({ mode: 'open' })
  const inner = document.createElement('div')
  shadow.append(inner)
  const root = createRoot(inner)
  act(() => root.render(node))
  unmount = () => act(() => root.unmount())
  const chart = inner.querySelector('svg')
  if (chart === null) throw new Error('Nothing was drawn.')
  return { holder: inner, chart, read: () => [...chart.querySelectorAll('[data-passing] text')].map((text) => text.textContent ?? '') }
}

const day = (number: number) => `2025-12-${String(number).padStart(2, '0')}`
const prices = (change: Partial<LineChartProps> = {}) => (
  <LineChart
    width={400}
    height={200}
    label="Harga cabai"
    series={[
      { name: 'Cikurubuk', points: [1, 2, 3].map((number) => ({ at: day(number), value: number === 2 ? null : 70_000 + number })) },
      { name: 'Pancasila', points: [1, 2, 3].map((number) => ({ at: day(number), value: 68_000 + number })) },
    ]}
    formatReading={(value) => `Rp${value}`}
    {...change}
  />
)
const press = (chart: Element, key: string) =>
  act(() => chart.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })))
const point = (chart: Element, type: string, clientX: number, pointerType = 'mouse') => {
  const event = new MouseEvent(type, { bubbles: true, clientX, relatedTarget: type === 'pointerout' ? document.body : null })
  act(() => chart.dispatchEvent(Object.assign(event, { pointerType })))
}

afterEach(() => {
  unmount()
  document.body.replaceChildren()
})

it('reads the point nearest to the pointer, a gap as a gap, and nothing once the pointer has left', () => {
  const { chart, read } = show(prices())
  expect(read()).toEqual([])

  point(chart, 'pointermove', 0)
  expect(read()).toEqual(['1 Des 2025', 'Cikurubuk', 'Rp70001', 'Pancasila', 'Rp68001'])
  point(chart, 'pointermove', 165)
  expect(read()).toEqual(['2 Des 2025', 'Cikurubuk', 'tak ada data', 'Pancasila', 'Rp68002'])
  point(chart, 'pointerout', 500)
  expect(read()).toEqual([])
})

it('keeps what a finger asked for after it is lifted', () => {
  const { chart, read } = show(prices())

  point(chart, 'pointerdown', 400, 'touch')
  point(chart, 'pointerout', 400, 'touch')

  expect(read()[0]).toBe('3 Des 2025')
})

it('is put away when nothing moves for a while, for a frame may not hear that the pointer left', () => {
  vi.useFakeTimers()
  const { chart, read } = show(prices())

  point(chart, 'pointermove', 0)
  act(() => vi.advanceTimersByTime(9_000))
  point(chart, 'pointermove', 1)
  act(() => vi.advanceTimersByTime(9_000))
  expect(read()).not.toEqual([])
  act(() => vi.advanceTimersByTime(1_000))
  expect(read()).toEqual([])

  press(chart, 'End')
  act(() => vi.advanceTimersByTime(60_000))
  expect(read()[0]).toBe('3 Des 2025')
  vi.useRealTimers()
})

it('starts at the newest point by keyboard, moves with the arrows, and is spoken at each step', () => {
  const { chart, read } = show(prices())
  expect(chart.getAttribute('role')).toBe('slider')

  act(() => chart.focus())
  expect(read()[0]).toBe('3 Des 2025')
  press(chart, 'ArrowLeft')
  expect(chart.getAttribute('aria-valuetext')).toBe('2 Des 2025: Cikurubuk tak ada data; Pancasila Rp68002')
  press(chart, 'Home')
  press(chart, 'ArrowLeft')
  expect([chart.getAttribute('aria-valuenow'), read()[0]]).toEqual(['1', '1 Des 2025'])
  press(chart, 'Escape')
  expect(read()).toEqual([])
})

it('keeps its keys to itself and leaves all others alone', () => {
  const heard: string[] = []
  const { chart, holder } = show(prices())
  holder.parentNode?.addEventListener('keydown', (event) => heard.push((event as KeyboardEvent).key))

  for (const key of ['ArrowLeft', 'Tab', 'Enter']) press(chart, key)

  expect(heard).toEqual(['Tab', 'Enter'])
})

it('says where values are simulated, and what the target is there', () => {
  const { chart, read } = show(
    prices({ simulationFrom: day(3), target: { name: 'jalur', points: [1, 3].map((number) => ({ at: day(number), value: 69_000 })) } }),
  )

  act(() => chart.focus())

  expect(read()).toEqual(['3 Des 2025 · SIMULASI', 'Cikurubuk', 'Rp70003', 'Pancasila', 'Rp68003', 'jalur', 'Rp69000'])
})

it.each([
  { width: 90, height: 30, unit: 1 },
  { width: 150, height: 50, unit: 1 },
  { width: 240, height: 90, unit: 1 },
  { width: 700, height: 240, unit: 2.6667 },
])('fits a slot of $width × $height at unit $unit, leaving out whole pieces', (size) => {
  const { chart } = show(prices(size))

  for (const key of ['Home', 'ArrowRight', 'End']) {
    press(chart, key)
    const words = [...chart.querySelectorAll('[data-passing] text')]
    expect(words[0]?.textContent).toMatch(/^[123] Des 2025/)
    for (const text of words) {
      const [x, y] = [Number(text.getAttribute('x')), Number(text.getAttribute('y'))]
      const length = textWidth(text.textContent ?? '', Number(text.getAttribute('font-size')))
      expect(text.getAttribute('text-anchor') === 'end' ? x - length : x).toBeGreaterThanOrEqual(-1)
      expect(text.getAttribute('text-anchor') === 'end' ? x : x + length).toBeLessThanOrEqual(size.width + size.unit)
      expect(y).toBeLessThanOrEqual(size.height)
    }
  }
})

it('is in no picture and on no server', () => {
  const { chart, holder, read } = show(prices())
  point(chart, 'pointermove', 0)
  expect(read()).toHaveLength(5)

  expect(takePicture(holder, { width: 400, height: 200 })).not.toContain('Rp70001')
  expect(renderToStaticMarkup(prices())).not.toContain('data-passing')
})

it('follows its point when the data moves on', () => {
  const points = (from: number) => [0, 1, 2].map((number) => ({ at: day(from + number), value: from + number }))
  const chartOf = (from: number) => <LineChart width={400} height={200} label="Antrean" series={[{ name: '', points: points(from) }]} />
  const holder = document.createElement('div')
  document.body.append(holder)
  const root = createRoot(holder)
  unmount = () => act(() => root.unmount())
  act(() => root.render(chartOf(1)))
  const chart = holder.querySelector('svg') as SVGSVGElement
  act(() => chart.focus())
  press(chart, 'ArrowLeft')

  act(() => root.render(chartOf(2)))

  expect(chart.getAttribute('aria-valuetext')).toBe('2 Des 2025: 2')
})

it('reads columns whose values do not fit on them, and leaves those alone that carry them', () => {
  const bars = (count: number) => Array.from({ length: count }, (_, index) => ({ label: `${index + 1} Des`, value: 1_000 + index }))
  const { chart, read } = show(<BarChart width={200} height={120} label="Panggilan" bars={bars(30)} />)

  act(() => chart.focus())

  expect(read()).toEqual(['30 Des', '1.029'])
  expect(renderToStaticMarkup(<BarChart width={400} height={120} label="Panggilan" bars={bars(4)} />)).toContain('role="img"')
})
