import type { Locale } from '@wadah/contracts/texts'
import { beside } from './beside.ts'
import { ChartText } from './chart-text.tsx'
import { textWidth } from './text-width.ts'
import { typeScale } from './type-scale.ts'

/** Props of {@link SimulationRule}. */
export interface SimulationRuleProps {
  x: number
  /** Where the rule ends, at the foot of the chart. */
  bottom: number
  width: number
  unit: number
  locale: Locale
  /** From when, e.g. `14 Des`. */
  from: string
}

/** The line where simulation starts, the one status colour in a chart. */
export function SimulationRule({ x, bottom, width, unit, locale, from }: SimulationRuleProps) {
  const { xs } = typeScale(unit)
  const word = locale === 'id' ? 'simulasi' : 'simulated'
  const long = `${word} ${locale === 'id' ? 'mulai' : 'from'} ${from}`
  const text = [long, word].find((one) => beside(x, textWidth(one, xs), [0, width], 5 * unit) !== undefined) ?? word
  const place = beside(x, textWidth(text, xs), [0, width], 5 * unit)
  return (
    <>
      <line x1={x} x2={x} y1={0} y2={bottom} stroke="var(--st-simulasi)" strokeWidth={1.5 * unit} />
      {place ? (
        <ChartText {...place} y={xs * 0.9} size={xs} ink="var(--st-simulasi)">
          {text}
        </ChartText>
      ) : (
        <title>{long}</title>
      )}
    </>
  )
}
