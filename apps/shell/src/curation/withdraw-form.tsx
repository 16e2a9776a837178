import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { TextField } from '@wadah/ui/text-field'
import { api } from '../trpc.ts'
import styles from './curation.module.css'
import type { DecideProps } from './decide-panel.tsx'
import { shortestReason } from './shortest-reason.ts'
import { useAct } from './use-act.ts'

/** Withdraws an approved release; folded away, since it is seldom needed and stops what people look at. */
export function WithdrawForm({ review }: DecideProps) {
  const { t } = useTranslation()
  const { release, running } = review
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { act, problem, isBusy } = useAct()
  if (!isOpen)
    return (
      <Button kind="danger" onPress={() => setOpen(true)}>
        {t('curation.withdraw')}
      </Button>
    )
  return (
    <div className={styles['form']}>
      <p className={styles['notice']}>{running?.isThis === true ? t('curation.withdraw.running') : t('curation.withdraw.idle')}</p>
      <TextField label={t('curation.withdraw.reason')} lines={3} value={reason} onChange={setReason} />
      {problem !== '' && (
        <p className={styles['problem']} role="alert">
          {problem}
        </p>
      )}
      <Button
        kind="danger"
        wide
        isDisabled={isBusy || reason.trim().length < shortestReason}
        onPress={() => void act(() => api.curation.withdraw.mutate({ hash: release.hash, reason: reason.trim() }))}
      >
        {t('curation.withdraw.do', { version: release.version })}
      </Button>
    </div>
  )
}
