import type { Locale } from '@wadah/contracts/texts'
import { StateShape } from '@wadah/plugin-sdk/charts'
import { wordSince } from '../words/index.ts'
import styles from './offline-line.module.css'

/** Props of {@link OfflineLine}. */
export interface OfflineLineProps {
  /** `offline` since an instant, or just `back`. */
  state: { kind: 'offline'; since: number } | { kind: 'back' }
  now: number
  locale: Locale
  utcOffsetMinutes?: number
}

/** One line at the top of the board while the server cannot be reached, and when it can again. */
export function OfflineLine({ state, now, locale, utcOffsetMinutes = 420 }: OfflineLineProps) {
  const id = locale === 'id'
  const since = state.kind === 'offline' ? wordSince(state.since, now, { locale, utcOffsetMinutes }) : ''
  return (
    <p className={styles['line']} role="status" data-kind={state.kind}>
      <StateShape state={state.kind === 'back' ? 'fresh' : 'cut'} />
      {state.kind === 'back' ? (
        <span>{id ? 'Tersambung kembali.' : 'Connected again.'}</span>
      ) : (
        <span>
          <b>{id ? `Tidak tersambung sejak ${since}.` : `Not connected since ${since}.`}</b>{' '}
          {id ? 'Yang tampil data terakhir, masing-masing dengan waktunya.' : 'Shown is the last data, each with its time.'}
        </span>
      )}
    </p>
  )
}
