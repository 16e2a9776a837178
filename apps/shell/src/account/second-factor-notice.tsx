import { useTranslation } from 'react-i18next'
import { useSecondFactorDemand } from '../session/use-second-factor-demand.ts'
import styles from './account.module.css'

/** What an administrator without a second step is asked for, above where it is added. */
export function SecondFactorNotice() {
  const { t } = useTranslation()
  const demand = useSecondFactorDemand()
  if (demand === undefined) return undefined
  return (
    <section className={styles['notice']} aria-label={t('account.demand')}>
      <h2>{t('account.demand')}</h2>
      <p>{demand.isDue ? t('account.demandDue') : t('account.demandSoon', { day: demand.day })}</p>
      <p>{t('account.demandHow')}</p>
    </section>
  )
}
