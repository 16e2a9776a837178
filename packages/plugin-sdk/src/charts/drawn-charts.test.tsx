// @vitest-environment jsdom
import type { Area } from '@wadah/contracts/area'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import {
  AreaMap,
  BarChart,
  Bullet,
  LineChart,
  PointMap,
  Pyramid,
  RankedBars,
  SmallMultiples,
  Sparkline,
  StatusGrid,
  TileGrid,
} from './index.ts'
import { textWidth } from './text-width.ts'

interface Size {
  width: number
  height: number
  unit: number
}

const areas: Area[] = ['Cihideung', 'Tawang', 'Kawalu', 'Mangkubumi'].map((name, index) => ({
  code: `32.78.0${index + 1}`,
  bps: `327800${index + 1}`,
  name,
  level: 'kecamatan',
  tile: { x: index % 2, y: Math.floor(index / 2) },
}))
const outlines = Object.fromEntries(
  areas.map(({ code, tile }) => [
    code,
    [
      [
        [tile?.x ?? 0, tile?.y ?? 0],
        [(tile?.x ?? 0) + 1, tile?.y ?? 0],
        [(tile?.x ?? 0) + 1, (tile?.y ?? 0) + 1],
        [tile?.x ?? 0, (tile?.y ?? 0) + 1],
      ] as [number, number][],
    ],
  ]),
)
const values = { '32.78.01': 61.4, '32.78.02': 84.6, '32.78.03': 103.2 }
const days = Array.from({ length: 20 }, (_, index) => ({
  at: `2025-12-${String(index + 1).padStart(2, '0')}`,
  value: index === 9 ? null : 60_000 + index * 900,
}))

const charts: Record<string, (size: Size) => ReactElement> = {
  LineChart: (size) => (
    <LineChart
      {...size}
      label="Harga"
      caption="ribu Rp"
      series={[
        { name: 'Cikurubuk', points: days },
        { name: 'Pancasila', points: days.map((day) => ({ ...day, value: day.value && day.value - 500 })) },
      ]}
      simulationFrom="2025-12-15"
      notes={[{ at: '2025-12-05', value: 64_000, text: 'libur' }]}
      target={{
        name: 'jalur target',
        points: [
          { at: '2025-12-01', value: 60_000 },
          { at: '2025-12-20', value: 80_000 },
        ],
      }}
    />
  ),
  BarChart: (size) => (
    <BarChart
      {...size}
      label="Panggilan"
      caption="per hari"
      parts={[{ name: 'darurat' }, { name: 'aduan biasa' }]}
      below={{ name: 'derau', note: 'iseng, hantu' }}
      bars={days.map((_, index) => ({ label: `${index + 1} Des`, parts: [index, 12], below: 60 }))}
    />
  ),
  RankedBars: (size) => (
    <RankedBars
      {...size}
      label="BOR"
      mark="dot"
      max={100}
      band={{ from: 60, to: 85, label: 'sasaran 60–85' }}
      rows={days.map((_, index) => ({ label: `Penyakit dalam ${index}`, value: 100 - index * 3 }))}
    />
  ),
  Bullet: (size) => <Bullet {...size} label="PAD" value={93.5} />,
  SmallMultiples: (size) => (
    <SmallMultiples
      {...size}
      label="Banjir"
      labels={['2018', '19', '20', '21']}
      panels={[
        { title: 'BPBD', note: 'jumlah 16', values: [8, 6, 0, 2] },
        { title: 'BNPB', note: 'jumlah 10', values: [3, 6, 0, 1] },
      ]}
    />
  ),
  Pyramid: (size) => (
    <Pyramid
      {...size}
      label="Penduduk"
      rows={['0–4', '5–9', '75+'].map((label, index) => ({ label, male: 30_000 - index, female: 29_000 }))}
    />
  ),
  TileGrid: (size) => (
    <TileGrid
      {...size}
      label="Antrean"
      tiles={days.map((_, index) => ({
        name: `Gerai ${index}`,
        value: index,
        closed: index === 3 ? 'tutup' : undefined,
        strong: index > 17,
      }))}
    />
  ),
  StatusGrid: (size) => (
    <StatusGrid
      {...size}
      label="Aliran"
      rows={['Bapenda', 'RSUD', 'Dishub', 'BPBD', 'DLH'].map((label, index) => ({
        label,
        marks: [{ state: index === 1 ? 'late' : 'fresh', title: label }],
      }))}
    />
  ),
  'AreaMap with tiles': (size) => <AreaMap {...size} label="Penduduk" areas={areas} values={values} />,
  'AreaMap with outlines': (size) => (
    <AreaMap {...size} label="Penduduk" areas={areas} values={values} boundaries={outlines} form="outlines" />
  ),
  PointMap: (size) => (
    <PointMap
      {...size}
      label="Kejadian"
      points={[
        { id: 'a', lng: 108.2, lat: -7.3, name: 'Tawang', text: 'Simpang Lima' },
        { id: 'b', lng: 108.3, lat: -7.4, name: 'Kawalu', value: 9 },
      ]}
    />
  ),
  Sparkline: (size) => <Sparkline {...size} label="Tren" values={[1, null, 3]} />,
}

function draw(chart: ReactElement): SVGSVGElement {
  const holder = document.createElement('div')
  holder.innerHTML = renderToStaticMarkup(chart)
  const svg = holder.querySelector('svg')
  if (svg === null) throw new Error('Nothing was drawn.')
  return svg
}

function isWithin(text: Element, { width, height, unit }: Size): boolean {
  const words = textWidth(text.textContent ?? '', Number(text.getAttribute('font-size')))
  const anchor = text.getAttribute('text-anchor')
  const start = Number(text.getAttribute('x')) - (anchor === 'end' ? words : anchor === 'middle' ? words / 2 : 0)
  return start >= -3 * unit && start + words <= width + 3 * unit && Number(text.getAttribute('y')) <= height + 1
}

const slots: Size[] = [
  { width: 130, height: 60, unit: 1 },
  { width: 210, height: 120, unit: 1 },
  { width: 330, height: 160, unit: 1 },
  { width: 566, height: 300, unit: 1 },
  { width: 880, height: 420, unit: 2.6667 },
  { width: 1_500, height: 600, unit: 2.6667 },
]

describe.each(Object.entries(charts))('%s', (_name, make) => {
  it.each(slots)('writes nothing outside a slot of $width × $height at unit $unit', (size) => {
    const svg = draw(make(size))

    // The words of groups that are moved stand within their tile, whose place is theirs.
    const words = [...svg.querySelectorAll('text')].filter((text) => text.closest('g[transform]') === null)
    expect(words.filter((text) => !isWithin(text, size)).map((text) => text.textContent)).toEqual([])
  })

  it.each(slots)('keeps every word at least as large as the floor at $width × $height, unit $unit', (size) => {
    for (const text of draw(make(size)).querySelectorAll('text'))
      expect(Number(text.getAttribute('font-size'))).toBeGreaterThanOrEqual(11 * size.unit)
  })

  it('takes every colour from the theme and has no ids that could clash', () => {
    const svg = draw(make({ width: 400, height: 200, unit: 1 }))

    for (const element of svg.querySelectorAll('*'))
      for (const paint of ['fill', 'stroke']) expect(element.getAttribute(paint) ?? 'none').toMatch(/^(none|currentColor|var\(--[\w-]+\))$/)
    expect(svg.querySelectorAll('[id]')).toHaveLength(0)
  })

  it('draws only finite numbers and says what it is', () => {
    const svg = draw(make({ width: 400, height: 200, unit: 1 }))

    expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/)
    expect(svg.getAttribute('aria-label')).not.toBe('')
    expect(svg.getAttribute('role')).toMatch(/^(img|slider)$/)
  })
})

describe('values', () => {
  it('are a gap in a line where they are missing', () => {
    const path = draw(<LineChart width={300} height={150} label="BOR" series={[{ name: 'BOR', points: days }]} />).querySelector('path')

    expect(path?.getAttribute('d')?.match(/M/g)).toHaveLength(2)
  })

  it('stand at the end of their line with its name', () => {
    expect(draw(<LineChart width={300} height={150} label="BOR" series={[{ name: 'Cikurubuk', points: days }]} />).textContent).toContain(
      '77.100Cikurubuk',
    )
  })

  it('are a dashed box with words, not a zero, where columns are missing', () => {
    const svg = draw(
      <BarChart
        width={330}
        height={160}
        label="Sampah"
        bars={[{ label: 'Sen', value: 3 }, { label: 'Sel', value: 4 }, { label: 'Rab' }, { label: 'Kam', value: null }]}
      />,
    )

    expect(svg.querySelectorAll('rect[stroke-dasharray]')).toHaveLength(1)
    expect(svg.textContent).toContain('tak ada data')
    expect([...svg.querySelectorAll('text')].map((text) => text.textContent)).not.toContain('0')
  })

  it('stand on their columns, and a true zero is written', () => {
    const words = [
      ...draw(
        <BarChart
          width={330}
          height={160}
          label="DBD"
          bars={[
            { label: 'J', value: 75 },
            { label: 'F', value: 0 },
          ]}
        />,
      ).querySelectorAll('text'),
    ].map((text) => text.textContent)

    expect(words).toEqual(expect.arrayContaining(['75', '0', 'J', 'F']))
  })

  it('that are simulated are outlined, and the chart says from when', () => {
    const svg = draw(
      <BarChart
        width={330}
        height={160}
        label="BOR"
        bars={[
          { label: '13 Des', value: 70 },
          { label: '14 Des', value: 72, simulated: true },
        ]}
      />,
    )

    expect(svg.textContent).toContain('simulasi mulai 14 Des')
    expect(svg.querySelector('rect[stroke="var(--st-simulasi)"]')?.getAttribute('fill')).toBe('none')
  })

  it('of two producers are drawn on one scale', () => {
    const svg = draw(
      <SmallMultiples
        width={300}
        height={160}
        label="Banjir"
        labels={['2024']}
        panels={[
          { title: 'A', values: [8] },
          { title: 'B', values: [4] },
        ]}
      />,
    )

    const [first = 0, second = 0] = [...svg.querySelectorAll('rect')].map((bar) => Number(bar.getAttribute('height')))
    expect(first).toBeCloseTo(second * 2)
  })

  it('that do not fit in a ranking are counted', () => {
    const svg = draw(
      <RankedBars
        width={200}
        height={60}
        label="Serapan"
        rows={Array.from({ length: 9 }, (_, index) => ({ label: `OPD ${index}`, value: 90 - index }))}
      />,
    )

    expect(svg.textContent).toMatch(/\d lagi$/)
  })

  it('above their band turn soga, those within stay teal', () => {
    const svg = draw(
      <RankedBars
        width={300}
        height={60}
        label="BOR"
        mark="dot"
        max={100}
        band={{ from: 60, to: 85 }}
        rows={[
          { label: 'IGD', value: 94 },
          { label: 'Anak', value: 66 },
        ]}
      />,
    )

    expect([...svg.querySelectorAll('circle')].map((dot) => dot.getAttribute('fill'))).toEqual(['var(--c2)', 'var(--c1)'])
  })

  it('are said on every tile of a map, and a missing one is a dash', () => {
    const words = [
      ...draw(<AreaMap width={300} height={160} label="Penduduk" areas={areas} values={values} />).querySelectorAll('text'),
    ].map((text) => text.textContent)

    expect(words).toEqual(expect.arrayContaining(['Kawalu', '61,4', '84,6', '103,2', '–']))
  })

  it('of a closed counter are the word, of a broken camera a cross', () => {
    const svg = draw(
      <TileGrid
        width={200}
        height={80}
        label="Gerai"
        columns={2}
        tiles={[
          { name: 'SIM', closed: 'tutup' },
          { name: 'Kamera', down: true },
        ]}
      />,
    )

    expect(svg.textContent).toContain('tutup')
    expect(svg.querySelectorAll('path[stroke="var(--soga)"]')).toHaveLength(1)
  })

  it('turn grey when they are old', () => {
    expect(
      draw(<BarChart width={200} height={80} label="Sampah" quiet bars={[{ label: 'Sen', value: 1 }]} />)
        .querySelector('rect')
        ?.getAttribute('fill'),
    ).toBe('var(--quiet)')
  })

  it('of feeds that are not fresh stay in sight when rows are left out', () => {
    const rows = Array.from({ length: 12 }, (_, index) => ({
      label: `OPD ${index}`,
      marks: [{ state: index === 11 ? ('stale' as const) : ('fresh' as const), title: 'x' }],
    }))

    expect(draw(<StatusGrid width={120} height={60} label="Aliran" rows={rows} />).textContent).toContain('OPD 11')
  })
})

describe('on the wall', () => {
  const wall = 2.6667
  const wordsOf = (chart: ReactElement) => [...draw(chart).querySelectorAll('text')].map((text) => text.textContent ?? '')

  it('producers stand side by side in a slot too low for both with their values', () => {
    const multiples = (height: number) => (
      <SmallMultiples
        width={546 * wall}
        height={height * wall}
        unit={wall}
        label="Banjir"
        labels={['2022', '23', '24']}
        panels={[
          { title: 'BPBD', values: [8, 6, 7] },
          { title: 'BNPB', values: [3, null, 1] },
        ]}
      />
    )

    expect(wordsOf(multiples(72)).filter((word) => /^(\d|–)$/.test(word))).toEqual(['8', '6', '7', '3', '–', '1'])
    expect(wordsOf(multiples(72)).filter((word) => word === '2022')).toHaveLength(2)
    expect(wordsOf(multiples(200)).filter((word) => word === '2022')).toHaveLength(1)
  })

  it('long names are written out while the bars can still be compared', () => {
    const rows = ['PBJT jasa perhotelan', 'Hasil kekayaan daerah'].map((label, index) => ({
      label,
      value: 80 + index,
      text: `${80 + index} %`,
    }))

    expect(wordsOf(<RankedBars width={328 * wall} height={200 * wall} unit={wall} label="PAD" rows={rows} />)).toEqual(
      expect.arrayContaining(rows.map(({ label }) => label)),
    )
  })
})
