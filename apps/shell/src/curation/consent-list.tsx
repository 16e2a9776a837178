import { useTranslation } from 'react-i18next'
import type { ConsentChange, ConsentDiff } from '@wadah/contracts/curation'
import { useLook } from '../look/look-store.ts'
import styles from './curation.module.css'

/** What the release asks consent for, the gravest first; then what else it changes. */
export function ConsentList({ diff }: { diff: ConsentDiff }) {
  const { t } = useTranslation()
  const { widening, other, against } = diff
  return (
    <section className={styles['section']} aria-label={t('curation.consent')}>
      <h2>
        {t('curation.consent')}{' '}
        <small>
          {against === undefined ? t('curation.consent.first') : t('curation.consent.count', { count: widening.length, against })}
        </small>
      </h2>
      {widening.length === 0 && <p className={styles['calm']}>{t('curation.consent.nothing')}</p>}
      <ul className={styles['diff']}>
        {widening.map((change) => (
          <Change key={`${change.kind} ${change.where} ${change.text.id}`} change={change} />
        ))}
      </ul>
      {other.length > 0 && (
        <>
          <h3>{t('curation.consent.other')}</h3>
          <ul className={styles['diff']}>
            {other.map((change) => (
              <Change key={`${change.kind} ${change.where} ${change.text.id}`} change={change} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Change({ change }: { change: ConsentChange }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const isGrave = change.widens && change.weight === 3
  return (
    <li data-grave={isGrave || undefined}>
      <b aria-hidden="true">{change.widens ? '+' : '±'}</b>
      <div>
        <strong>{change.text[locale]}</strong>
        {change.reason && <span>{t('curation.consent.reason', { reason: change.reason[locale] })}</span>}
      </div>
      <em>
        {isGrave && <span aria-hidden="true">△ </span>}
        {t(`curation.kind.${change.kind}`)}
      </em>
    </li>
  )
}
