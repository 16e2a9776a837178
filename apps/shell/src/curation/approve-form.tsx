import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { SegmentedControl } from '@wadah/ui/segmented-control'
import { Switch } from '@wadah/ui/switch'
import { TextField } from '@wadah/ui/text-field'
import { api } from '../trpc.ts'
import styles from './curation.module.css'
import type { DecideProps } from './decide-panel.tsx'
import { shortestReason } from './shortest-reason.ts'
import { useAct } from './use-act.ts'

/** Approves a release: how far it is isolated, whether it runs at once, and why. */
export function ApproveForm({ review }: DecideProps) {
  const { t } = useTranslation()
  const { release, running, firstApproval, isRestricted } = review
  const [tier, setTier] = useState<'sandboxed' | 'trusted'>(firstApproval?.tier ?? 'sandboxed')
  const [reason, setReason] = useState('')
  const [isRunAtOnce, setRunAtOnce] = useState(true)
  const [isEmergency, setEmergency] = useState(false)
  const { act, problem, isBusy } = useAct()
  const takesTwo = isRestricted || tier === 'trusted'
  const isSecond = firstApproval !== undefined && firstApproval.tier === tier
  const isFirstOfTwo = takesTwo && !isSecond && !isEmergency
  const submit = () =>
    act(() =>
      api.curation.approve.mutate({
        hash: release.hash,
        tier,
        reason: reason.trim(),
        run: isRunAtOnce,
        emergency: isEmergency && takesTwo && !isSecond,
      }),
    )
  return (
    <div className={styles['form']}>
      <p className={styles['tier']}>{t('curation.tier')}</p>
      <SegmentedControl
        label={t('curation.tier')}
        wide
        options={[
          { value: 'sandboxed', label: t('curation.tier.sandboxed') },
          { value: 'trusted', label: t('curation.tier.trusted') },
        ]}
        value={tier}
        onChange={setTier}
      />
      <p className={styles['quiet']} data-warn={tier === 'trusted' || undefined}>
        {t(`curation.tier.${tier}.means`)}
      </p>
      {takesTwo && (
        <p className={styles['notice']}>
          {isSecond
            ? t('curation.two.second', { first: firstApproval.by })
            : isRestricted
              ? t('curation.two.restricted')
              : t('curation.two.trusted')}
        </p>
      )}
      {takesTwo && !isSecond && (
        <Switch selected={isEmergency} onChange={setEmergency}>
          {t('curation.emergency')}
        </Switch>
      )}
      {isEmergency && takesTwo && !isSecond && <p className={styles['quiet']}>{t('curation.emergency.means')}</p>}
      <Switch selected={isRunAtOnce} onChange={setRunAtOnce}>
        {t('curation.run')}
      </Switch>
      <TextField
        label={t('curation.reason')}
        hint={t('curation.reason.hint', { opd: release.opdName })}
        lines={3}
        value={reason}
        onChange={setReason}
      />
      {problem !== '' && (
        <p className={styles['problem']} role="alert">
          {problem}
        </p>
      )}
      <Button kind="primary" wide isDisabled={isBusy || reason.trim().length < shortestReason} onPress={() => void submit()}>
        {isFirstOfTwo
          ? t('curation.approve.first')
          : isRunAtOnce
            ? t('curation.approve.run', { version: release.version })
            : t('curation.approve.only')}
      </Button>
      {running !== undefined && !isFirstOfTwo && isRunAtOnce && (
        <p className={styles['quiet']}>{t('curation.approve.after', { version: running.version })}</p>
      )}
    </div>
  )
}
