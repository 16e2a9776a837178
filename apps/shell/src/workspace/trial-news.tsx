import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { wordFailure } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import type { SavingConfig } from './use-save-config.ts'
import styles from './workspace.module.css'

/** Says how a trial is going and, feed by feed, what speaks against saving. */
export function TrialNews({ saving }: { saving: SavingConfig }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { state } = saving
  return (
    <div role="status" className={styles['news']}>
      {state.kind === 'trying' && <p>{t('plugins.trying')}</p>}
      {state.kind === 'saved' && <p className={styles['good']}>{t('plugins.saved', { revision: state.revision })}</p>}
      {state.kind === 'failed' && (
        <p className={styles['bad']}>{state.code === 'offline' ? t('page.unreachable') : t('plugins.failed', { code: state.code })}</p>
      )}
      {state.kind === 'refused' && (
        <>
          <p className={styles['bad']}>{state.refusal.mayInsist ? t('plugins.silent') : t('plugins.refused')}</p>
          <ul className={styles['rows']}>
            {state.refusal.tried.map((one) => (
              <li key={one.feed}>
                <span>
                  <b>{one.title[locale]}</b>
                  <small>{one.ok ? t('plugins.feedGood') : wordFailure(one.code, t('plugins.source'), locale)}</small>
                  {!one.ok && one.message !== undefined && <small lang="en">{one.message}</small>}
                </span>
              </li>
            ))}
          </ul>
          {state.refusal.mayInsist && (
            <div className={styles['news']}>
              <Button onPress={() => saving.insist(state.config)}>{t('plugins.insist')}</Button>
            </div>
          )}
        </>
      )}
    </div>
  )
}
