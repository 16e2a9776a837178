import type { FeedFacts } from '@wadah/contracts/feed-state'
import type { Locale } from '@wadah/contracts/texts'
import { Slot } from '@wadah/plugin-sdk/charts'
import type { ReactNode } from 'react'
import { HonestLine } from '../src/board/honest-line.tsx'
import { Logo } from '../src/board/logo.tsx'
import { BoardTabs } from '../src/controls/board-tabs.tsx'
import { Button } from '../src/controls/button.tsx'
import { Select } from '../src/controls/select.tsx'
import { WidgetFrame } from '../src/frame/widget-frame.tsx'
import { densityUnit, type Density } from '../src/theme/theme.ts'
import { factsOf, now, stateFacts } from './facts.ts'
import { Measured } from './measured.tsx'
import { samples, type Sample } from './samples.tsx'

interface Cell {
  sample: Sample
  facts: FeedFacts
  area: string
  wall?: string
  height?: number
}

const archive = (source: string, period: string) =>
  factsOf({ ...stateFacts.archive, title: 'arsip', source, times: { ...stateFacts.archive.times, period } })
const cells: readonly Cell[] = [
  {
    sample: samples.pad,
    facts: factsOf({ title: 'PAD', source: 'SIMPATDA' }),
    area: '1/1/span 5/span 5',
    wall: '1/1/span 5/span 5',
    height: 330,
  },
  {
    sample: samples.calls,
    facts: factsOf({ title: '112', source: 'GeCe 112' }),
    area: '1/6/span 5/span 4',
    wall: '1/6/span 5/span 4',
    height: 300,
  },
  {
    sample: samples.prices,
    facts: factsOf({ title: 'Cabai', source: 'PIHPS' }),
    area: '1/10/span 5/span 3',
    wall: '1/10/span 5/span 3',
    height: 300,
  },
  { sample: samples.people, facts: archive('Open Data Jabar', '2023'), area: '6/1/span 4/span 3', wall: '6/7/span 5/span 3', height: 300 },
  {
    sample: samples.beds,
    facts: factsOf({ ...stateFacts.late, title: 'BOR RSUD' }),
    area: '6/4/span 4/span 3',
    wall: '6/4/span 5/span 3',
    height: 280,
  },
  {
    sample: samples.queue,
    facts: factsOf({ ...stateFacts.simulated, title: 'MPP', source: 'mesin antrean' }),
    area: '6/7/span 4/span 3',
    height: 260,
  },
  { sample: samples.floods, facts: archive('BPBD Jabar · BNPB', '2024'), area: '6/10/span 4/span 3', height: 260 },
  {
    sample: samples.waste,
    facts: factsOf({ ...stateFacts.stale, title: 'Sampah' }),
    area: '10/1/span 3/span 3',
    wall: '6/1/span 5/span 3',
    height: 220,
  },
  { sample: samples.dengue, facts: archive('pers', '2025-08'), area: '10/4/span 3/span 2', height: 200 },
  { sample: samples.cameras, facts: factsOf({ title: 'CCTV', source: 'ATCS' }), area: '10/6/span 3/span 2', height: 200 },
  { sample: samples.spending, facts: factsOf({ title: 'Serapan', source: 'SIPD' }), area: '10/8/span 3/span 2', height: 220 },
  {
    sample: samples.health,
    facts: factsOf({ title: 'Wadah', source: 'Wadah' }),
    area: '10/10/span 3/span 3',
    wall: '6/10/span 5/span 3',
    height: 240,
  },
]

/** The mayor's board, as the mocks show it. */
export function BoardPage({ density, locale }: { density: Density; locale: Locale }) {
  const unit = densityUnit[density]
  const shown = density === 'wall' ? cells.filter((cell) => cell.wall !== undefined) : cells
  return (
    <>
      <div className="bar top">
        <Logo />
        {density === 'desk' && (
          <BoardTabs
            label="Dasbor"
            current="wali"
            boards={['Wali Kota', 'Keuangan', 'Kesehatan', 'Siaga bencana'].map((title, index) => ({
              id: index === 0 ? 'wali' : title,
              title,
              href: '#',
            }))}
          />
        )}
        <span className="grow" />
        <span className="clock">
          <b>14.05</b> WIB · Jum, 19 Des 2025
        </span>
        {density === 'desk' && <Button>Atur dasbor</Button>}
      </div>
      <div className="bar sub">
        <HonestLine facts={shown.map((cell) => cell.facts)} now={now} locale={locale} onPress={() => undefined} />
        <span className="grow" />
        {density === 'desk' && (
          <Select label="Wilayah" value="32.78" options={[{ value: '32.78', label: 'Seluruh kota' }]} onChange={() => undefined} />
        )}
      </div>
      <main className="grid">
        {shown.map((cell) => (
          <Framed key={cell.sample.title} cell={cell} density={density} locale={locale} unit={unit} />
        ))}
      </main>
      <p className="note">Maket: angka tanpa “Data publikasi” atau PIHPS adalah rekaan</p>
    </>
  )
}

function Framed({ cell, density, locale, unit }: { cell: Cell; density: Density; locale: Locale; unit: number }): ReactNode {
  const { sample, facts } = cell
  return (
    <div style={density === 'hand' ? { height: cell.height } : { gridArea: density === 'wall' ? cell.wall : cell.area, minHeight: 0 }}>
      <WidgetFrame
        widget={`mock/${sample.title}`}
        title={sample.title}
        opd={sample.opd}
        locale={locale}
        facts={[facts]}
        now={now}
        onOpen={() => undefined}
      >
        <Measured>
          {(size) => (
            <Slot
              size={{ ...size, unit }}
              quiet={sample.quiet ?? false}
              direction={sample.side && size.height < 110 * unit ? 'side' : 'stack'}
            >
              {sample.draw(size.width / unit)}
            </Slot>
          )}
        </Measured>
      </WidgetFrame>
    </div>
  )
}
