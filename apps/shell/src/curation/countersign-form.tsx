import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { TextField } from '@wadah/ui/text-field'
import { wordFullInstant } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { api, type ApiOutputs } from '../trpc.ts'
import styles from './curation.module.css'
import { shortestReason } from './shortest-reason.ts'
import { useAct } from './use-act.ts'

type Decision = ApiOutputs['curation']['release']['decisions'][number]

/** Answers what one person did alone in an emergency. */
export function CountersignForm({ decision }: { decision: Decision }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const [reason, setReason] = useState('')
  const { act, problem, isBusy } = useAct()
  const due = decision.countersignBy
  return (
    <div className={styles['form']}>
      <p className={styles['notice']}>
        {t('curation.countersign.until', {
          by: decision.by,
          due: due === undefined ? '–' : wordFullInstant(Date.parse(due), { locale, utcOffsetMinutes: city.utcOffsetMinutes }),
        })}
      </p>
      <TextField label={t('curation.countersign.reason')} lines={2} value={reason} onChange={setReason} />
      {problem !== '' && (
        <p className={styles['problem']} role="alert">
          {problem}
        </p>
      )}
      <Button
        kind="primary"
        wide
        isDisabled={isBusy || reason.trim().length < shortestReason}
        onPress={() => void act(() => api.curation.countersign.mutate({ decision: decision.id, reason: reason.trim() }))}
      >
        {t('curation.countersign')}
      </Button>
    </div>
  )
}
