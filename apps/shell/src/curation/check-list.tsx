import { useTranslation } from 'react-i18next'
import type { CheckVerdict } from '@wadah/contracts/curation'
import { useLook } from '../look/look-store.ts'
import styles from './curation.module.css'
import { OutcomeMark } from './outcome-mark.tsx'
import { tallyChecks } from './tally-checks.ts'

/** What each check says, and below it what it found. */
export function CheckList({ checks }: { checks: readonly CheckVerdict[] }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  return (
    <section className={styles['section']} aria-label={t('curation.checks')}>
      <h2>
        {t('curation.checks')} <small>{tallyChecks(checks, t)}</small>
      </h2>
      {checks.length === 0 && <p className={styles['quiet']}>{t('curation.checks.running')}</p>}
      <ul className={styles['checks']}>
        {checks.map(({ check, outcome, summary, findings }) => (
          <li key={check}>
            <OutcomeMark outcome={outcome} />
            <details open={outcome === 'noted' || outcome === 'failed'}>
              <summary>
                <b>{t(`curation.check.${check}`)}</b> <em>{t(`curation.outcome.${outcome}`)}</em>
              </summary>
              <p>{summary[locale]}</p>
              {findings.length > 0 && (
                <ul className={styles['findings']}>
                  {findings.map(({ text, where }, index) => (
                    <li key={index}>
                      {where !== undefined && <code>{where}</code>} {text[locale]}
                    </li>
                  ))}
                </ul>
              )}
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
