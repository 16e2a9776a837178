import type { Locale } from '@wadah/contracts/texts'
import { AreaMap, BarChart, Bullet, LineChart, PointMap, Pyramid, RankedBars, Sparkline } from '@wadah/plugin-sdk/charts'
import type { ReactNode } from 'react'
import { densityUnit, type Density } from '../src/theme/theme.ts'
import { areas, people } from './samples.tsx'

const square = (x: number, y: number): [number, number][] => [
  [x, y],
  [x + 0.03, y + 0.004],
  [x + 0.034, y + 0.028],
  [x + 0.012, y + 0.034],
  [x - 0.003, y + 0.02],
]
const boundaries = Object.fromEntries(
  areas.map((area) => [area.code, [square(108.2 + (area.tile?.x ?? 0) * 0.034, -7.3 - (area.tile?.y ?? 0) * 0.034)]]),
)
const ages = [
  '0–4',
  '5–9',
  '10–14',
  '15–19',
  '20–24',
  '25–29',
  '30–34',
  '35–39',
  '40–44',
  '45–49',
  '50–54',
  '55–59',
  '60–64',
  '65–69',
  '70–74',
  '75+',
]
const days = Array.from({ length: 12 }, (_, index) => ({
  at: `2025-12-${String(index + 3).padStart(2, '0')}`,
  value: index === 4 || index === 5 ? null : 60 + ((index * 13) % 23),
}))

/** Charts that the board does not show, and narrow ones. */
export function ChartsPage({ density, locale }: { density: Density; locale: Locale }) {
  const unit = densityUnit[density]
  const box = (
    width: number,
    height: number,
    draw: (size: { width: number; height: number; unit: number; locale: Locale }) => ReactNode,
  ) => (
    <div style={{ width: width * unit, height: height * unit }}>{draw({ width: width * unit, height: height * unit, unit, locale })}</div>
  )
  return (
    <main className="row" style={{ padding: 24 * unit, gap: 28 * unit, alignContent: 'flex-start', overflow: 'auto' }}>
      {box(330, 260, (size) => (
        <Pyramid
          {...size}
          label="Piramida penduduk"
          rows={ages.map((label, index) => ({
            label,
            male: 30_000 - index * 1_600 + (index % 3) * 900,
            female: 29_200 - index * 1_450 + (index % 2) * 700,
          }))}
        />
      ))}
      {box(330, 240, (size) => (
        <AreaMap
          {...size}
          label="Peta"
          areas={areas}
          boundaries={boundaries}
          values={people}
          selected="32.78.04"
          onSelect={() => undefined}
        />
      ))}
      {box(330, 240, (size) => (
        <PointMap
          {...size}
          label="Titik"
          areas={areas}
          boundaries={boundaries}
          points={[
            { id: 'a', lng: 108.23, lat: -7.32, name: 'Simpang Lima', text: 'Simpang Lima', value: 12 },
            { id: 'b', lng: 108.28, lat: -7.36, name: 'Cihideung', value: 3 },
            { id: 'c', lng: 108.26, lat: -7.34, name: 'Pasar', value: 40, tone: 'c2', text: 'Pasar Cikurubuk' },
          ]}
        />
      ))}
      {box(330, 170, (size) => (
        <LineChart {...size} label="Garis" series={[{ name: 'BOR', points: days }]} simulationFrom="2025-12-11" caption="%" />
      ))}
      {box(330, 170, (size) => (
        <LineChart
          {...size}
          label="Garis dengan celah"
          band={{ from: 60, to: 85, label: 'sasaran 60–85' }}
          series={[
            { name: 'IGD', points: days },
            { name: 'ICU', points: days.map((day) => ({ ...day, value: day.value === null ? null : day.value - 4 })) },
          ]}
          missing={{ from: '2025-12-15', to: '2025-12-19' }}
        />
      ))}
      {box(140, 70, (size) => (
        <LineChart {...size} label="Kecil" series={[{ name: 'BOR', points: days }]} />
      ))}
      {box(140, 40, (size) => (
        <Sparkline {...size} label="Kecil" values={days.map((day) => day.value)} />
      ))}
      {box(180, 36, (size) => (
        <Bullet {...size} label="Sempit" value={61} />
      ))}
      {box(110, 36, (size) => (
        <Bullet {...size} label="Lebih sempit" value={61} />
      ))}
      {box(300, 120, (size) => (
        <BarChart
          {...size}
          label="Banyak"
          bars={Array.from({ length: 31 }, (_, index) => ({
            label: String(index + 1),
            value: index % 9 === 4 ? null : 100 + ((index * 41) % 70),
          }))}
          target={{ value: 140, label: 'patokan 140' }}
        />
      ))}
      {box(200, 90, (size) => (
        <RankedBars
          {...size}
          label="Tak muat"
          rows={ages.map((label, index) => ({ label: `Kelurahan ${label}`, value: 90 - index * 5 }))}
        />
      ))}
      {box(150, 110, (size) => (
        <AreaMap {...size} label="Petak kecil" areas={areas} values={people} />
      ))}
      {box(200, 120, (size) => (
        <LineChart
          {...size}
          label="Sebulan"
          series={[
            { name: 'Pancasila', points: days },
            { name: 'Cikurubuk', points: days.map((day) => ({ ...day, value: day.value === null ? null : day.value + 1 })) },
          ]}
          quiet
        />
      ))}
    </main>
  )
}
