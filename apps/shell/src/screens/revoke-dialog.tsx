import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Screen } from '@wadah/contracts/screen'
import { Button } from '@wadah/ui/button'
import { Dialog } from '@wadah/ui/dialog'
import { TextField } from '@wadah/ui/text-field'
import { api, errorCode } from '../trpc.ts'
import styles from './screens.module.css'

const shortest = 5

/** Asks for the reason before a wall loses its token. */
export function RevokeDialog({ screen, onClose }: { screen: Screen; onClose(news?: string): void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  async function revoke(): Promise<void> {
    try {
      await api.screens.revoke.mutate({ id: screen.id, reason: reason.trim() })
      onClose(t('screens.saved'))
    } catch (thrown) {
      setError(t(`screens.error.${errorCode(thrown)}`, { defaultValue: t('screens.error.internal') }))
    }
  }
  return (
    <Dialog
      title={t('screens.revokeTitle')}
      note={screen.name}
      open
      onClose={() => onClose()}
      closeLabel={t('close')}
      actions={
        <Button kind="primary" isDisabled={reason.trim().length < shortest} onPress={() => void revoke()}>
          {t('screens.revoke')}
        </Button>
      }
    >
      <div className={styles['form']}>
        <p>{t('screens.revokeText')}</p>
        <TextField
          label={t('screens.reason')}
          hint={t('screens.reasonHint')}
          lines={3}
          value={reason}
          onChange={setReason}
          {...(error ? { error } : {})}
        />
      </div>
    </Dialog>
  )
}
