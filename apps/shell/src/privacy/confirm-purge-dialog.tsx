import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { TextField } from '@wadah/ui/text-field'
import { wordFullInstant } from '@wadah/ui/words'
import { useLook } from '../look/look-store.ts'
import { useSession } from '../session/session.tsx'
import { useStepUp } from '../session/step-up.tsx'
import { api, errorCode } from '../trpc.ts'
import type { ListedPurge } from './purges.tsx'
import styles from './privacy.module.css'

/** What has to be typed: the feed, upload or file itself, without its versions. */
function nameOf({ kind, subject }: ListedPurge): string {
  return kind === 'file' ? subject.slice(subject.indexOf('/') + 1) : (subject.split(' ')[0] ?? subject)
}

/** The second person reads what will go, and types its name. There is no way back. */
export function ConfirmPurgeDialog({ purge, onDone, onClose }: { purge: ListedPurge; onDone(): void; onClose(): void }) {
  const { t } = useTranslation()
  const { locale } = useLook()
  const { city } = useSession()
  const stepUp = useStepUp()
  const [typed, setTyped] = useState('')
  const [failure, setFailure] = useState('')
  const name = nameOf(purge)
  const confirm = async (): Promise<void> => {
    try {
      await stepUp(() => api.privacy.confirmPurge.mutate({ id: purge.id }))
      onDone()
    } catch (thrown) {
      const code = errorCode(thrown)
      setFailure(code === 'offline' ? t('page.unreachable') : code === 'step_up_required' ? t('privacy.stepUp') : t('privacy.failed'))
    }
  }
  return (
    <Dialog
      title={t('purge.confirmTitle')}
      note={purge.subject}
      open
      onClose={onClose}
      closeLabel={t('close')}
      actions={
        <Button kind="danger" isDisabled={typed.trim() !== name} onPress={() => void confirm()}>
          {t('purge.confirm')}
        </Button>
      }
    >
      <div className={styles['form']}>
        <p>
          {t('purge.proposed', {
            by: purge.proposedBy,
            at: wordFullInstant(Date.parse(purge.proposedAt), { locale, utcOffsetMinutes: city.utcOffsetMinutes }),
            reason: purge.reason,
          })}
        </p>
        <p>{t(`purge.means.${purge.kind}`)}</p>
        <p>{t('purge.backups')}</p>
        <TextField label={t('purge.type', { name })} value={typed} onChange={setTyped} autoComplete="off" />
        <p role="status">{failure}</p>
      </div>
    </Dialog>
  )
}
