import type { Locale } from '@wadah/contracts/texts'
import { StateShape } from '@wadah/plugin-sdk/charts'
import { wordSince } from '../words/index.ts'
import styles from './offline-line.module.css'

/** Props of {@link OfflineLine}. */
export interface OfflineLineProps {
  /** `offline` since an instant, or just `back`; `isBusy`: the server answers, and has no room for one more screen of this person. */
  state: { kind: 'offline'; since: number; isBusy?: true } | { kind: 'back' }
  now: number
  locale: Locale
  utcOffsetMinutes?: number
}

const busyWords: Record<Locale, string> = {
  id: 'Terlalu banyak layar Wadah terbuka atas nama ini; tutup beberapa, lalu layar ini menyambung sendiri.',
  en: 'Too many screens of Wadah are open in this name; close some, and this one connects by itself.',
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
          {state.isBusy === true && <>{busyWords[locale]} </>}
          {id ? 'Yang tampil data terakhir, masing-masing dengan waktunya.' : 'Shown is the last data, each with its time.'}
        </span>
      )}
    </p>
  )
}
