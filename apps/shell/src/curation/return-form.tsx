import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CheckName } from '@wadah/contracts/curation'
import { Button } from '@wadah/ui/button'
import { TextField } from '@wadah/ui/text-field'
import { api } from '../trpc.ts'
import styles from './curation.module.css'
import type { DecideProps } from './decide-panel.tsx'
import { shortestReason } from './shortest-reason.ts'
import { useAct } from './use-act.ts'

/** Gives a release back to its OPD: which checks it is about, and what to mend. */
export function ReturnForm({ review }: DecideProps) {
  const { t } = useTranslation()
  const { release, checks } = review
  const [chosen, setChosen] = useState<readonly CheckName[]>([])
  const [reason, setReason] = useState('')
  const { act, problem, isBusy } = useAct()
  const doubtful = checks.filter(({ outcome }) => outcome !== 'passed')
  return (
    <div className={styles['form']}>
      {doubtful.length > 0 && (
        <fieldset className={styles['about']}>
          <legend>{t('curation.return.about')}</legend>
          {doubtful.map(({ check }) => (
            <label key={check}>
              <input
                type="checkbox"
                checked={chosen.includes(check)}
                onChange={({ target }) => setChosen(target.checked ? [...chosen, check] : chosen.filter((name) => name !== check))}
              />
              {t(`curation.check.${check}`)}
            </label>
          ))}
        </fieldset>
      )}
      <TextField
        label={t('curation.return.reason')}
        hint={t('curation.return.hint', { opd: release.opdName })}
        lines={4}
        value={reason}
        onChange={setReason}
      />
      {problem !== '' && (
        <p className={styles['problem']} role="alert">
          {problem}
        </p>
      )}
      <Button
        kind="primary"
        wide
        isDisabled={isBusy || reason.trim().length < shortestReason}
        onPress={() => void act(() => api.curation.sendBack.mutate({ hash: release.hash, reason: reason.trim(), checks: [...chosen] }))}
      >
        {t('curation.return.do', { opd: release.opdName })}
      </Button>
    </div>
  )
}
