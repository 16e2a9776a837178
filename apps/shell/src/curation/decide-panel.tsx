import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SegmentedControl } from '@wadah/ui/segmented-control'
import { useSession } from '../session/session.tsx'
import type { ApiOutputs } from '../trpc.ts'
import { ApproveForm } from './approve-form.tsx'
import { CountersignForm } from './countersign-form.tsx'
import styles from './curation.module.css'
import { ReturnForm } from './return-form.tsx'
import { WithdrawForm } from './withdraw-form.tsx'

/** Props of the forms of a decision. */
export interface DecideProps {
  review: ApiOutputs['curation']['release']
}

/** Where a curator decides, and what was decided before. */
export function DecidePanel({ review }: DecideProps) {
  const { t } = useTranslation()
  const { caller } = useSession()
  const { release, decisions, isOwn } = review
  const isCurator = caller.roles.includes('curator')
  const answered = new Set(decisions.map(({ answers }) => answers))
  const open = decisions.find(({ id, isEmergency }) => isEmergency && !answered.has(id))
  return (
    <section className={styles['section']} aria-label={t('curation.decision')}>
      <h2>
        {t('curation.decision')} <small>{t(`curation.state.${release.state}`)}</small>
      </h2>
      <ol className={styles['decisions']}>
        {decisions.map(({ id, act, by, reason, isFinal, isEmergency }) => (
          <li key={id}>
            <b>{isEmergency ? t('curation.act.emergency') : isFinal ? t(`curation.act.${act}`) : t('curation.act.first')}</b> · {by}
            <q>{reason}</q>
            <Link to="/berita-acara/$decision" params={{ decision: String(id) }}>
              {t('curation.record')}
            </Link>
          </li>
        ))}
      </ol>
      {isCurator && isOwn && release.state === 'in-review' && <p className={styles['notice']}>{t('curation.own')}</p>}
      {isCurator && !isOwn && release.state === 'in-review' && <Choice review={review} />}
      {isCurator && open !== undefined && <CountersignForm decision={open} />}
      {isCurator && release.state === 'approved' && <WithdrawForm review={review} />}
      {release.state === 'checking' && <p className={styles['quiet']}>{t('curation.checks.running')}</p>}
    </section>
  )
}

function Choice({ review }: DecideProps) {
  const { t } = useTranslation()
  const [choice, setChoice] = useState<'approve' | 'return'>('approve')
  return (
    <>
      <SegmentedControl
        label={t('curation.decision')}
        wide
        options={[
          { value: 'approve', label: t('curation.approve') },
          { value: 'return', label: t('curation.return') },
        ]}
        value={choice}
        onChange={setChoice}
      />
      {choice === 'approve' ? <ApproveForm review={review} /> : <ReturnForm review={review} />}
    </>
  )
}
