import { useTranslation } from 'react-i18next'
import { StateShape, type StateName } from '@wadah/plugin-sdk/charts'
import { wordFullInstant } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import type { ApiOutputs } from '../trpc.ts'
import styles from './audit.module.css'

type State = ApiOutputs['audit']['state']

const shapes: Record<State['verdict'], StateName> = {
  sound: 'fresh',
  unsealed: 'held',
  altered: 'stale',
  cut: 'stale',
  'forged-seal': 'cut',
}

/** Whether the trail is whole, in plain words, and what to do when it is not. */
export function ChainState({ state }: { state: State }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const { verdict, at, sealed, seals, entries } = state
  const isBad = verdict !== 'sound' && verdict !== 'unsealed'
  const sealedAt = sealed && wordFullInstant(Date.parse(sealed.at), { locale, utcOffsetMinutes: city.utcOffsetMinutes })
  return (
    <section className={styles['state']} data-bad={isBad || undefined} aria-label={t('audit.state')}>
      <StateShape state={shapes[verdict]} />
      <div>
        <b>{t(`audit.verdict.${verdict}`, { at: at ?? '?' })}</b>
        <p>{t(`audit.means.${verdict}`)}</p>
        <p className={styles['quiet']}>
          {t('audit.entries', { count: entries.toLocaleString(locale === 'id' ? 'id-ID' : 'en-GB') })}
          {sealed && sealedAt !== undefined && ` · ${t('audit.sealed', { at: sealedAt, entry: sealed.lastId, key: sealed.keyId })}`}
          {` · ${t('audit.seals', { stored: seals.stored, files: seals.files })}`}
        </p>
      </div>
    </section>
  )
}
