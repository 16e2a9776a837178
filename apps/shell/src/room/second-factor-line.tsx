import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSecondFactorDemand } from '../session/use-second-factor-demand.ts'
import styles from './room-page.module.css'

/** One line in every workroom while an administrator lacks the second step: until when that goes, and where to mend it. */
export function SecondFactorLine() {
  const { t } = useTranslation()
  const demand = useSecondFactorDemand()
  const { pathname } = useLocation()
  // The account's own page says it at length.
  if (demand === undefined || pathname === '/akun') return undefined
  return (
    <p className={styles['demand']}>
      {demand.isDue ? t('secondFactor.due') : t('secondFactor.soon', { day: demand.day })} <Link to="/akun">{t('secondFactor.add')}</Link>
    </p>
  )
}
