import type { Locale } from '@wadah/contracts/texts'
import { BarChart, BigNumber, ChartBox, Slot } from '@wadah/plugin-sdk/charts'
import { Logo } from '../src/board/logo.tsx'
import { WidgetFrame, type WidgetFrameProps } from '../src/frame/widget-frame.tsx'
import { densityUnit, type Density } from '../src/theme/theme.ts'
import { now, stateFacts } from './facts.ts'
import { Measured } from './measured.tsx'

const beds = [62, 66, 64, 70, 73, 71, 75, 79, 82, 80, 77, 74, 76, 79, 78]
const bars = (state: string) =>
  beds.map((value, index) => ({
    label: `${5 + index} Des`,
    value: state === 'stale' && index > 10 ? undefined : value,
    simulated: (state === 'simulated' || state === 'partly') && index > 8,
  }))

function Beds({ state, unit }: { state: string; unit: number }) {
  return (
    <Measured>
      {(size) => (
        <Slot size={{ ...size, unit }} quiet={state === 'stale'}>
          <BigNumber value="78" unit="% BOR" facts={[{ text: '264 dari 338 TT' }]} layout="side" />
          <ChartBox>{(box) => <BarChart {...box} label="BOR 15 hari" bars={bars(state)} values="none" />}</ChartBox>
        </Slot>
      )}
    </Measured>
  )
}

/** Every state of the frame. */
export function StatesPage({ density, locale }: { density: Density; locale: Locale }) {
  const unit = densityUnit[density]
  const frame = (state: keyof typeof stateFacts, change: Partial<WidgetFrameProps> = {}) => (
    <WidgetFrame
      key={`${state}${change.condition?.kind ?? ''}${change.painted ?? ''}`}
      widget="rsud.bor/ruang"
      release="1.4.0"
      title="Keterisian tempat tidur"
      opd="RSUD dr. Soekardjo"
      locale={locale}
      facts={[stateFacts[state]]}
      now={now}
      onOpen={() => undefined}
      onRetry={() => undefined}
      onReload={() => undefined}
      {...change}
    >
      <Beds state={state} unit={unit} />
    </WidgetFrame>
  )
  return (
    <>
      <div className="bar top">
        <Logo />
        <b>Keadaan widget</b>
      </div>
      <main className="four">
        {frame('fresh')}
        {frame('late')}
        {frame('stale', { explanation: 'RSUD: “Pemindahan server SIMRS, selesai Sabtu.” Diberi tahu 08.05.' })}
        {frame('cut')}
        {frame('held')}
        {frame('simulated')}
        {frame('partly')}
        {frame('archive')}
        {frame('empty')}
        {frame('fresh', { painted: false })}
        {frame('fresh', { condition: { kind: 'forbidden', audience: 'Pimpinan dan Dinkes', classification: 'dikecualikan' } })}
        {frame('fresh', { condition: { kind: 'crashed', reportedTo: 'RSUD' } })}
        {frame('fresh', {
          condition: {
            kind: 'withdrawn',
            at: now - 28 * 3_600_000,
            reason: 'satuan berubah tanpa keterangan',
            replacement: 'BOR per ruang',
          },
        })}
        {frame('fresh', { condition: { kind: 'unavailable' } })}
        <div className="small">{frame('late')}</div>
        <div className="small">{frame('stale')}</div>
      </main>
      <p className="note">Maket: semua angka rekaan</p>
    </>
  )
}
