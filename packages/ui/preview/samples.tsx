import type { Area } from '@wadah/contracts/area'
import {
  AreaMap,
  BarChart,
  BigNumber,
  Bullet,
  ChartBox,
  Delta,
  LineChart,
  RankedBars,
  SmallMultiples,
  StatusGrid,
  TileGrid,
  bulletHeight,
  type StateName,
} from '@wadah/plugin-sdk/charts'
import type { ReactNode } from 'react'

/** The inside of one widget of the mock board. */
export interface Sample {
  title: string
  opd: string
  quiet?: boolean
  /** Puts the number beside the chart in a low slot. */
  side?: boolean
  /** Width in units. */
  draw: (width: number) => ReactNode
}

const months = [0, 18, 38, 62, 88, 113, 141, 173, 198, 229, 256, 282, 308].slice(0, 12)
const padPoints = [
  ...months.map((value, index) => ({ at: `2025-${String(index + 1).padStart(2, '0')}-01`, value: value * 1.31 })),
  { at: '2025-12-19', value: 411.8 },
]
const path = [
  ['2025-01-01', 0],
  ['2025-04-01', 88],
  ['2025-07-01', 198],
  ['2025-10-01', 330],
  ['2025-12-31', 440.3],
] as const

const price = (market: number) =>
  Array.from({ length: 80 }, (_, index) => ({
    at: Date.parse('2025-10-01T00:00:00Z') + index * 86_400_000,
    value:
      index > 20 && index < 24 && market === 1
        ? undefined
        : Math.round(
            42 +
              (index > 50 ? (index - 50) * 1.5 : 0) +
              Math.sin(index / (4 + market)) * 4 +
              (market === 0 && index > 70 ? -22 : market * 3),
          ) * 1,
  }))

const names = ['Indihiang', 'Cipedes', 'Bungursari', 'Cihideung', 'Tawang', 'Purbaratu', 'Mangkubumi', 'Tamansari', 'Cibeureum', 'Kawalu']
const tiles = [
  [0.5, 0],
  [1.5, 0],
  [0, 1],
  [1, 1],
  [2, 1],
  [3, 1],
  [0.5, 2],
  [1.5, 2],
  [2.5, 2],
  [1, 3],
]
const counts = [61.4, 84.6, 64.3, 74.6, 64.5, 46.9, 102.2, 83.1, 73, 103.2]
export const areas: Area[] = names.map((name, index) => ({
  code: `32.78.${String(index + 1).padStart(2, '0')}`,
  bps: `3278${String(index + 1).padStart(3, '0')}`,
  name,
  level: 'kecamatan',
  tile: { x: tiles[index]?.[0] ?? 0, y: tiles[index]?.[1] ?? 0 },
}))
export const people = Object.fromEntries(areas.map((area, index) => [area.code, counts[index]]))

const queue = [12, 3, 0, 7, 18, 5, 2, 9, 4, 1, 6, 22, 8, -1, 3, 11, 2, 5, -1, 0, 4, 6, 1, 3, -1, 7, 4, -1]
const marks = (...states: StateName[]) => states.map((state) => ({ state, title: state }))

/** The widgets of the mock board. */
export const samples = {
  pad: {
    title: 'Realisasi PAD',
    opd: 'Bapenda',
    draw: () => (
      <>
        <BigNumber
          size="xl"
          value="Rp411,8"
          unit="miliar"
          facts={[{ strong: '93,5 %', text: 'dari target Rp440,3 miliar' }, { text: 'Rp13,7 miliar di bawah jalur' }]}
        />
        <ChartBox height={bulletHeight}>{(box) => <Bullet {...box} label="93,5 persen dari target" value={93.5} />}</ChartBox>
        <ChartBox>
          {(box) => (
            <LineChart
              {...box}
              label="Realisasi PAD, sedikit di bawah jalur"
              caption="Rp miliar"
              baseline="zero"
              series={[{ name: '', points: padPoints }]}
              target={{ name: 'jalur target', points: path.map(([at, value], index) => ({ at, value, marked: index > 0 })) }}
              notes={[{ at: '2025-10-01', value: 335, text: '75 % baru tercapai 21 Okt' }]}
            />
          )}
        </ChartBox>
      </>
    ),
  },
  calls: {
    title: 'Panggilan 112',
    opd: 'Kominfo',
    draw: () => (
      <>
        <BigNumber
          size="xl"
          value="5"
          unit="darurat hari ini"
          facts={[{ strong: '9', text: 'aduan biasa' }, { text: '71 derau disisihkan' }]}
        />
        <ChartBox>
          {(box) => (
            <BarChart
              {...box}
              label="Panggilan 112 tujuh hari"
              caption="panggilan per hari, 7 hari"
              parts={[{ name: 'darurat' }, { name: 'aduan biasa' }]}
              below={{ name: 'derau', note: 'iseng, hantu, salah sambung' }}
              bars={[
                ['Sab', 3, 4, 88],
                ['Min', 2, 3, 96],
                ['Sen', 4, 8, 74],
                ['Sel', 6, 9, 69],
                ['Rab', 3, 7, 81],
                ['Kam', 2, 6, 77],
                ['Jum', 5, 9, 71],
              ].map(([label, urgent, plain, noise]) => ({
                label: String(label),
                parts: [Number(urgent), Number(plain)],
                below: Number(noise),
              }))}
            />
          )}
        </ChartBox>
      </>
    ),
  },
  prices: {
    title: 'Cabai rawit merah',
    opd: 'KUKM Perindag',
    draw: () => (
      <>
        <BigNumber
          size="l"
          value="Rp71.250"
          unit="/kg"
          facts={[{ text: <Delta change={-0.186} text="sepekan" /> }, { text: <Delta change={0.676} text="setahun" /> }]}
        />
        <ChartBox>
          {(box) => (
            <LineChart
              {...box}
              label="Harga cabai rawit merah di dua pasar"
              caption="ribu Rp"
              series={[
                { name: 'Pancasila', points: price(0) },
                { name: 'Cikurubuk', points: price(1) },
              ]}
            />
          )}
        </ChartBox>
      </>
    ),
  },
  people: {
    title: 'Penduduk per kecamatan',
    opd: 'Disdukcapil',
    draw: () => (
      <>
        <BigNumber value="757.815" unit="jiwa" layout="side" facts={[{ text: <Delta change={0.015} text="dari 2022" /> }]} />
        <ChartBox>
          {(box) => (
            <AreaMap
              {...box}
              label="Peta petak sepuluh kecamatan"
              areas={areas}
              values={people}
              onSelect={() => undefined}
              formatLegend={(value) => `${Math.round(value)} ribu`}
            />
          )}
        </ChartBox>
      </>
    ),
  },
  beds: {
    title: 'Keterisian tempat tidur',
    opd: 'RSUD dr. Soekardjo',
    draw: () => (
      <>
        <BigNumber value="78" unit="% BOR" facts={[{ text: '264 dari 338 TT terisi' }]} />
        <ChartBox>
          {(box) => (
            <RankedBars
              {...box}
              label="BOR per ruang"
              mark="dot"
              max={100}
              band={{ from: 60, to: 85, label: 'sasaran 60–85' }}
              rows={[
                ['IGD', 94],
                ['ICU', 90],
                ['Penyakit dalam', 88],
                ['Bedah', 81],
                ['Kebidanan', 72],
                ['Anak', 66],
                ['VIP', 48],
              ].map(([label, value]) => ({ label: String(label), value: Number(value) }))}
            />
          )}
        </ChartBox>
      </>
    ),
  },
  queue: {
    title: 'Antrean Mal Pelayanan Publik',
    opd: 'DPMPTSP',
    draw: () => (
      <>
        <BigNumber
          value="143"
          unit="orang menunggu"
          facts={[
            {
              text: (
                <>
                  terlama SIM, <b style={{ color: 'var(--text)' }}>41 menit</b>
                </>
              ),
            },
            { text: '24 dari 28 gerai buka' },
          ]}
        />
        <ChartBox>
          {(box) => (
            <TileGrid
              {...box}
              label="Antrean 28 gerai MPP"
              columns={7}
              tiles={queue.map((value, index) => ({
                name: value === 22 ? 'SIM' : value === 18 ? 'Paspor' : `Gerai ${index + 1}`,
                value: value < 0 ? undefined : value,
                closed: value < 0 ? 'tutup' : undefined,
                strong: value > 15,
              }))}
            />
          )}
        </ChartBox>
      </>
    ),
  },
  floods: {
    title: 'Kejadian banjir',
    opd: 'BPBD',
    draw: () => (
      <>
        <BigNumber value="31" unit="atau 13 kejadian" facts={[{ text: 'dua produsen, tidak dirata-ratakan' }]} />
        <ChartBox>
          {(box) => (
            <SmallMultiples
              {...box}
              label="Kejadian banjir menurut dua produsen"
              labels={['2018', '19', '20', '21', '22', '23', '24']}
              panels={[
                { title: 'BPBD Jabar', note: 'jumlah 31', values: [8, 6, 0, 2, 2, 6, 7] },
                { title: 'BNPB', note: 'jumlah 13', values: [3, 6, 0, 1, 1, 1, 1] },
              ]}
            />
          )}
        </ChartBox>
      </>
    ),
  },
  waste: {
    title: 'Sampah masuk TPA Ciangir',
    opd: 'DLH',
    quiet: true,
    side: true,
    draw: () => (
      <>
        <BigNumber value="214" unit="ton/hari" facts={[{ text: 'nilai terakhir, 4 hari lalu' }]} />
        <ChartBox>
          {(box) => (
            <BarChart
              {...box}
              label="Sampah masuk per hari"
              values="none"
              bars={Array.from({ length: 19 }, (_, index) => ({
                label: `${index + 1} Des`,
                value: index > 14 ? undefined : 190 + ((index * 37) % 50),
              }))}
            />
          )}
        </ChartBox>
      </>
    ),
  },
  dengue: {
    title: 'Kasus DBD',
    opd: 'Dinkes',
    draw: () => (
      <>
        <BigNumber value="577" unit="kasus" facts={[{ text: '2 meninggal · per bulan' }]} />
        <ChartBox>
          {(box) => (
            <BarChart
              {...box}
              label="Kasus DBD per bulan"
              highlight="max"
              bars={[75, 98, 74, 79, 65, 72, 71, 42].map((value, index) => ({ label: 'JFMAMJJA'[index] ?? '', value }))}
            />
          )}
        </ChartBox>
      </>
    ),
  },
  cameras: {
    title: 'CCTV ATCS daring',
    opd: 'Dishub',
    draw: () => (
      <>
        <BigNumber value="37" unit="dari 40" facts={[{ text: 'Putus: Simpang Lima dan 2 lain' }]} />
        <ChartBox>
          {(box) => (
            <TileGrid
              {...box}
              label="40 kamera, 3 putus"
              values={false}
              max={1}
              tiles={Array.from({ length: 40 }, (_, index) => ({
                name: `Kamera ${index + 1}`,
                value: 1,
                down: index === 6 || index === 19 || index === 33,
              }))}
            />
          )}
        </ChartBox>
      </>
    ),
  },
  spending: {
    title: 'Serapan belanja',
    opd: 'BPKAD',
    draw: () => (
      <>
        <BigNumber value="83,9" unit="%" facts={[{ text: 'pagu Rp1,67 T · garis: patokan 90 %' }]} />
        <ChartBox>
          {(box) => (
            <RankedBars
              {...box}
              label="Serapan per OPD"
              max={100}
              target={{ value: 90 }}
              rows={[
                ['DKP3', 99],
                ['PUTR', 92],
                ['Dinkes', 68],
                ['Dishub', 68],
                ['KUKM', 59],
              ].map(([label, value]) => ({ label: String(label), value: Number(value) }))}
            />
          )}
        </ChartBox>
      </>
    ),
  },
  health: {
    title: 'Kesehatan aliran data',
    opd: 'Kominfo',
    draw: () => (
      <>
        <BigNumber value="18" unit="dari 24 mutakhir" />
        <ChartBox>
          {(box) => (
            <StatusGrid
              {...box}
              label="18 dari 24 aliran data mutakhir"
              columns={2}
              rows={[
                ['Bapenda', marks('fresh', 'fresh', 'fresh')],
                ['BPKAD', marks('fresh', 'fresh')],
                ['Kominfo', marks('fresh', 'fresh', 'fresh', 'fresh')],
                ['RSUD', marks('late', 'fresh', 'fresh')],
                ['Dishub', marks('fresh', 'cut', 'fresh')],
                ['Indag', marks('fresh', 'fresh', 'held')],
                ['DLH', marks('stale', 'late')],
                ['DPMPTSP', marks('fresh', 'fresh')],
                ['BPBD', marks('fresh', 'late')],
              ].map(([label, states]) => ({ label: String(label), marks: states as ReturnType<typeof marks> }))}
            />
          )}
        </ChartBox>
      </>
    ),
  },
} satisfies Record<string, Sample>
