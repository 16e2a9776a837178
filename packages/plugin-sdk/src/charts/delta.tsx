import type { Locale } from '@wadah/contracts/texts'
import { formatNumber } from './format-number.ts'

/** Props of {@link Delta}. */
export interface DeltaProps {
  /** Change as a share: 0.015 is ▲ 1,5 %. */
  change: number | undefined
  /** Words after it, e.g. “dari 2022”. */
  text?: string
  locale?: Locale
}

/** Writes a change as ▲ 1,5 % or ▼ 1,5 %, without a good or bad colour. */
export function Delta({ change, text, locale = 'id' }: DeltaProps) {
  if (change === undefined || !Number.isFinite(change)) return <span>{locale === 'id' ? 'tanpa pembanding' : 'no comparison'}</span>
  const share = Math.abs(change) * 100
  const amount = `${formatNumber(share, locale, share < 100 ? 1 : 0)} %`
  const same = amount === '0 %'
  const spoken = same
    ? locale === 'id'
      ? 'tetap'
      : 'unchanged'
    : change > 0
      ? locale === 'id'
        ? 'naik'
        : 'up'
      : locale === 'id'
        ? 'turun'
        : 'down'
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <b style={{ fontWeight: 'var(--w-title)', color: 'var(--text)' }}>
        {/* Drawn, because the typeface has no triangles. */}
        <svg viewBox="0 0 10 10" role="img" aria-label={spoken} style={{ width: '0.75em', height: '0.75em', marginRight: '0.25em' }}>
          <path d={same ? 'M0 4h10v2H0Z' : change > 0 ? 'M5 .8 9.8 9.4H.2Z' : 'M5 9.2.2.6h9.6Z'} fill="currentColor" />
        </svg>
        {amount}
      </b>
      {text !== undefined && ` ${text}`}
    </span>
  )
}
